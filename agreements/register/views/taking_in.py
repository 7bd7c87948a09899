"""Taking an existing register in: the template, the upload, every row's errors at once."""

from django.http import HttpResponse
from django.utils import timezone

from agreements.register.forms.taking_in import RegisterFileForm, hold
from agreements.register.list_files import FILES
from agreements.register.taking_in.columns import MOST_ROWS, template
from agreements.register.taking_in.rows import read_register
from agreements.register.taking_in.taking import take_in_register
from commissioning.documents.file_names import safe_file_name
from commissioning.govuk.views import CreateView, Door
from commissioning.govuk.words import plural
from commissioning.spreadsheets.reading import read_rows


class TakeInRegister(CreateView):
    permission_required = "register.start_agreement"
    cannot = "take a register in"
    form_class = RegisterFileForm
    template_name = "register/take_in.html"
    heading = "Take a register in from a spreadsheet"
    button = "Check the file and take it in"
    success_url = "/agreements/"
    rows = ()
    held = ""

    def back_url(self):
        return "/agreements/"

    def act(self, register, held):
        by = self.request.user
        name = held["name"] if held else safe_file_name(register.name)
        cells = held["rows"] if held else read_rows(register.read(), most=MOST_ROWS + 1)
        self.rows = read_register(cells, by=by)
        self.held = hold(name, cells)
        return take_in_register(self.rows, file_name=name, by=by, only_good=bool(held))

    def get_success_message(self):
        return f"{plural(len(self.result), 'agreement')} taken in."

    def get_context_data(self, **kwargs):
        slips = [slip for row in self.rows for slip in row.slips]
        good = sum(not row.slips for row in self.rows)
        return super().get_context_data(**kwargs) | {
            "slips": slips,
            "good": good,
            "bad": len(self.rows) - good,
            "held": self.held if slips and good else "",
        }


class RegisterTemplate(Door):
    permission_required = "register.start_agreement"
    cannot = "take a register in"

    def get(self, request):
        saved = {"Content-Disposition": 'attachment; filename="register-template.xlsx"'}
        content = template(timezone.localtime())
        return HttpResponse(content, content_type=FILES["xlsx"][1], headers=saved)
