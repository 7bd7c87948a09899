from drf_spectacular.generators import SchemaGenerator
from openapi_spec_validator import validate

from commissioning.api.docs import Field, operations
from tests.commissioning.api import example


def example_document():
    return SchemaGenerator(urlconf=example).get_schema(request=None, public=True)


def test_the_document_of_everything_registered_is_valid(client):
    document = client.get("/api/schema/?format=json").json()

    assert document["openapi"] == "3.1.0"
    validate(document)


def test_the_document_of_a_part_says_how_each_operation_refuses():
    document = example_document()

    validate(document)
    put = document["paths"]["/api/agreements/{key}/"]["put"]
    assert sorted(put["responses"]) == ["200", "400", "401", "403", "404", "409", "412", "428"]
    assert "If-Match" in [parameter["name"] for parameter in put["parameters"]]
    get = document["paths"]["/api/agreements/"]["get"]
    assert sorted(get["responses"]) == ["200", "401", "403", "404"]


def test_the_page_lists_each_operation_with_what_to_send():
    found = {(one.method, one.path): one for one in operations(example_document())}

    assert set(found) == {
        ("GET", "/api/agreements/"),
        ("POST", "/api/agreements/forgotten/"),
        ("GET", "/api/agreements/{key}/"),
        ("PUT", "/api/agreements/{key}/"),
        ("POST", "/api/agreements/{key}/count_letters/"),
    }
    assert found["GET", "/api/agreements/"].fields == [
        Field(
            "cursor",
            "query",
            "string",
            False,
            "Where a page begins, as given in `next` and `previous`.",
        ),
        Field(
            "page_size", "query", "integer", False, "How many rows a page has: 1 to 100, else 50."
        ),
    ]
    assert (
        Field("title", "body", "string", True, "") in found["PUT", "/api/agreements/{key}/"].fields
    )


def test_the_choices_of_a_field_stand_with_their_meanings():
    document = {
        "paths": {
            "/x/": {
                "get": {
                    "tags": ["x"],
                    "operationId": "x",
                    "responses": {},
                    "parameters": [
                        {
                            "name": "binding",
                            "in": "query",
                            "schema": {"type": "string", "enum": ["yes", "no"]},
                            "description": "Its effect\n\n* `yes` - Legally binding\n* `no` - Not",
                        }
                    ],
                }
            }
        }
    }

    (operation,) = operations(document)

    choices = (("yes", "Legally binding"), ("no", "Not"))
    assert operation.fields == [
        Field("binding", "query", "one of these", False, "Its effect", choices)
    ]
