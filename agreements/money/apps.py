from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "agreements.money"
    label = "money"
    verbose_name = "Pooled funds"

    def ready(self) -> None:
        from agreements.money import api, home, permissions, places, search, successions, varying  # noqa: F401 -- doors
        from agreements.money.funds import carry_funds
        from agreements.money.overview import agreement_totals
        from agreements.register.chosen_novations import novating
        from agreements.register.kind_facts import money_held
        from agreements.register.merging import MovedRows, moved_rows
        from agreements.register.renewal import renewal_carriers
        from agreements.register.sections import Section, agreement_sections
        from agreements.register.varied import varied_rows, varying_acts
        from agreements.register.year_totals import year_totals
        from commissioning.govuk.navigation import add_link, signed_in
        from commissioning.home.registry import home_coming, home_needs, home_panels
        from commissioning.organisations.touched import touched_sources
        from commissioning.partnerships.sections import place_sections
        from commissioning.partnerships.timeline import timeline_sources
        from commissioning.search.registry import search_sources

        varied_rows.register(varying.money_rows)
        varying_acts.register(varying.money_acts)
        renewal_carriers.register(carry_funds)
        year_totals.register(agreement_totals)
        moved_rows.register(MovedRows("funds", whole=True))
        money_held.register(lambda agreement: agreement.funds.exists())
        touched_sources.register(successions.touched_funds)
        touched_sources.register(successions.touched_contributions)
        novating.register(successions.move_chosen)
        money = Section("Money", "money:funds", 55)
        agreement_sections.register(lambda agreement, user: money)
        home_needs.register(home.contribution_needs)
        home_coming.register(home.contributions_coming)
        home_panels.register(home.schedules_panel)
        search_sources.register(search.find_funds)
        place_sections.register(places.funds_section)
        timeline_sources.register(places.fund_entries)
        add_link("Money", "money:overview", order=50, shown_to=signed_in, namespaces=("money",))
