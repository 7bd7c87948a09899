import hashlib

import factory
from django.core.files.base import ContentFile

from commissioning.documents.models import Document
from commissioning.jobs.models import Job
from commissioning.subjects import subject_of
from tests.factories.canary import CanaryFactory, canary, canary_text


class AboutSomething(CanaryFactory):
    """`XFactory(subject=agreement)`."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, subject, **fields):
        return super()._create(model_class, *args, **subject_of(subject), **fields)


class DocumentFactory(AboutSomething):
    """A text file that holds a canary."""

    class Meta:
        model = Document

    title = canary_text("document", "title")
    file_name = factory.Sequence(lambda n: f"{canary('document', n, 'file-name')}.txt")
    media_type = "text/plain"
    content = factory.Sequence(lambda n: canary("document", n, "content").encode())

    @classmethod
    def _create(cls, model_class, *args, content, **fields):
        whole = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content), **fields}
        return super()._create(model_class, *args, file=ContentFile(content, "any"), **whole)


class JobFactory(AboutSomething):
    class Meta:
        model = Job

    kind = "agreement_pdf"
    details = factory.Sequence(lambda n: {"note": canary("job", n, "details")})
