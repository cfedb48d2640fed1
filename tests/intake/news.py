"""Items of news agencies in the formats in which they are sent, with words of our own."""

_HEAD = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>'
_BODY = "<p>OSLO - The ministers met on Friday.</p><p>They <b>meet</b> again in May &amp; June.</p>"
_NITF = f"""<nitf><head><title>Ministers meet</title><docdata><date.issue norm="20210312T101500Z"/>
<doc.copyright year="2021" holder="Nordic Wire"/></docdata>
<pubdata name="The Harbour Post" date.publication="20210312"/>
</head><body><body.head><hedline><hl1>Ministers meet in Oslo</hl1></hedline><byline>By Ada Writer</byline>
<dateline><location>OSLO</location></dateline></body.head><body.content>{_BODY}</body.content></body></nitf>"""


def _item(content: str, *, status: str = "stat:usable") -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="https://wire.example/n1" version="2"
standard="NewsML-G2" xml:lang="en-GB"><rightsInfo><copyrightNotice>Copyright 2021 Nordic Wire</copyrightNotice>
</rightsInfo><itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:NWIRE"><name>Nordic Wire</name></provider>
<versionCreated>2021-03-12T10:15:00+01:00</versionCreated><pubStatus qcode="{status}"/></itemMeta><contentMeta>
<contentCreated>2021-03-11T10:15:00Z</contentCreated><by>By Ada Writer</by><language tag="en"/>
<headline>Ministers meet in Oslo</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"""


_XHTML = f"<inlineXML contenttype='application/xhtml+xml'>{_HEAD}<body>{_BODY}</body></html></inlineXML>"
_INSIDE = f'<inlineXML contenttype="application/nitf+xml">{_NITF}</inlineXML>'
_ESCAPED = "<inlineData contenttype='text/html'>" + _BODY.replace("&", "&amp;").replace("<", "&lt;") + "</inlineData>"
_PLAIN = (
    "<inlineData contenttype='text/plain'>OSLO - The ministers met on Friday.\n\n"
    "They meet again in May &amp; June.</inlineData>"
)


def _message(*items: str) -> str:
    body = "".join(items)
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{body}</itemSet></newsMessage>'


def _document(root: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}'.encode()


XHTML = _document(_item(_XHTML))
INSIDE = _document(_item(_INSIDE))
ESCAPED = _document(_item(_ESCAPED))
PLAIN = _document(_item(_PLAIN))
NITF = b'<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "http://www.nitf.org/nitf.dtd">\n' + _NITF.encode()
MANY = _document(_message(_item(_XHTML), _item(_XHTML, status="stat:canceled"), _item(""), _item(_INSIDE)))
NEWS = (XHTML, INSIDE, ESCAPED, PLAIN, NITF, MANY)
