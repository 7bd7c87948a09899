from agreements.register.views.pages import AgreementAct, AgreementPage
from agreements.texts.documents import AGREEMENT_PDF
from agreements.texts.word_answer import word_answer
from commissioning.jobs.queue import queue_job


class TakeWord(AgreementPage):
    """The text as a Word file, which can be read in again as what it is."""

    cannot = "take this agreement away"

    def get(self, request, *args, **kwargs):
        return word_answer(self.object, by=request.user)


class MakePdf(AgreementAct):
    """Ask for the agreement's PDF; its own page says how far it is."""

    permission_required = "register.view_agreement"
    cannot = "have this agreement's PDF made"
    heading = "Make the PDF of this agreement?"
    button = "Make the PDF"

    def back_url(self):
        return f"{self.object.get_absolute_url()}text/"

    def act(self):
        ids = self.object.organisation_ids
        return queue_job(AGREEMENT_PDF, self.object, by=self.request.user, organisations=ids)
