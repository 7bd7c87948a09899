from agreements.register.views.pages import AgreementAct, AgreementPage
from agreements.texts.documents import ask_for_agreement_pdf
from agreements.texts.varying.words import SIGNED
from agreements.texts.word_answer import word_answer


class TakeWord(AgreementPage):
    """The text as a Word file, which can be read in again as what it is."""

    cannot = "take this agreement away"

    def get(self, request, *args, **kwargs):
        as_signed = request.GET.get("text") == SIGNED
        return word_answer(self.object, by=request.user, as_signed=as_signed)


class MakePdf(AgreementAct):
    """Ask for the agreement's PDF; its own page says how far it is."""

    permission_required = "register.view_agreement"
    cannot = "have this agreement's PDF made"
    heading = "Make the PDF of this agreement?"
    button = "Make the PDF"

    def back_url(self):
        return f"{self.object.get_absolute_url()}text/"

    def act(self):
        text = SIGNED if self.request.POST.get("text") == SIGNED else ""
        return ask_for_agreement_pdf(self.object, by=self.request.user, text=text)
