"""A page of a Jekyll site with its Liquid drawn: Markdown, and where each line came from."""

from __future__ import annotations

from functools import cache
from typing import Any

from liquid import Environment, Mode
from liquid.exceptions import LiquidInterrupt

from faculty_site.ingest.documents import Document
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.templating import filters, liquid_marks, liquid_nodes, liquid_tags
from faculty_site.ingest.templating.liquid_state import FAULTS, Drawing, State, Template, reason
from faculty_site.ingest.templating.liquid_tokens import FLOW
from faculty_site.ingest.templating.liquid_values import variables
from faculty_site.ingest.templating.model import Context, Resolved, Site
from faculty_site.ingest.templating.tokens import tokenise

BASICS = {"content", "output", "illegal"}


class JekyllEnvironment(Environment):
    """Liquid as Jekyll knows it, within limits that no real page comes near."""

    template_class = Template
    block_nesting_limit = 100
    context_depth_limit = 100
    output_stream_limit = 5_000_000

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        super().setup_tags_and_filters(extra=extra)
        self.add_tag(liquid_nodes.TextTag)
        self.add_tag(liquid_nodes.ValueTag)
        self.add_tag(liquid_nodes.LoopTag)
        self.add_tag(liquid_nodes.NamedCaptureTag)
        self.add_tag(liquid_tags.AnyTag)
        kept = {name: tag for name, tag in self.tags.items() if name in FLOW | BASICS}
        for name in FLOW & kept.keys():
            kept[name] = liquid_nodes.GuardedTag(kept[name])
        for name, make in liquid_tags.block_tags.items():
            kept[name] = make(self)
        self.tags = kept
        filters.register(self.filters)


@cache
def environment() -> JekyllEnvironment:
    return JekyllEnvironment(tolerance=Mode.LAX, strict_filters=False)


def resolve_liquid(document: Document, site: Site, problems: Problems) -> Resolved:
    """Draw a page's Liquid. Never raises: what goes wrong is told with its line."""
    state = State(Context(document, site, problems))
    env = environment()
    try:
        nodes = liquid_tags.parse(document.body, env, state)
        context = Drawing(Template(env, nodes), globals=variables(document, site))
        context.state = state
        buffer: Any = context.get_buffer()
        for node in nodes:
            try:
                node.render(context, buffer)
            except LiquidInterrupt:  # a `break` outside of any loop
                continue
    except (*FAULTS, RecursionError) as error:
        problems.warning(
            document.path,
            document.body_line,
            f"The page's Liquid asks for more than the importer allows ({reason(error)}); its text "
            "stands without it. Write what its templates drew into the page.",
        )
        return without_templates(document.body)
    return liquid_marks.finish(buffer.getvalue())


def without_templates(body: str) -> Resolved:
    """The text beside the templates."""
    parts = [
        liquid_marks.written(token.line) + token.text if token.kind == "text" else liquid_marks.TAG
        for token in tokenise(body, "jekyll")
    ]
    return liquid_marks.finish("".join(parts))
