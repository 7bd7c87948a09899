from agreements.register.views.pages import AgreementAct
from agreements.texts.documents import AGREEMENT_PDF
from commissioning.jobs.queue import queue_job


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
