"""Writes the small PDFs of this folder, with reportlab and pypdf; the tests only read what it wrote.

One made-up ledger in the ways in which tables are drawn: with rules, with horizontal rules only, with none, over pages with and without
repeated heads, with rows cut at a page break, with merged categories, sideways, encrypted, as paragraphs, and as a picture.
"""

from pypdf import PdfReader, PdfWriter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

TITLE = "临川市2023年民生实事完成情况表"
HEADS = ["序号", "事项内容", "完成情况"]
ROWS = [
    ("1", "新建改扩建中小学校4所，新增学位3600个。", "已建成中小学校4所，新增学位3720个，提前两个月完成年度任务，缓解了老城区入学的压力。"),
    ("2", "改造老旧小区40个。", "全年改造老旧小区36个，其余4个因管线迁改延期，已列入下一年度计划。"),
    ("3", "城镇新增就业3万人。", "全年城镇新增就业3.2万人，失业人员再就业8600人，零就业家庭动态清零。"),
    ("4", "建成农村公路120公里以上。", "建成农村公路133.5公里，涉及11个乡镇、47个行政村，惠及群众6.2万人。"),
    ("5", "新增公共停车位2000个。", "新增公共停车位2150个，其中利用桥下空间和边角地块建设的有640个。"),
    ("6", "空气质量优良天数比例达到85%以上。", "全年空气质量优良天数比例为84.1%，比上年提高1.3个百分点。"),
    ("7", "建设社区食堂12家。", "建成社区食堂12家，日均服务老年人1800余人次。"),
    ("8", "开工建设市档案馆新馆。", "市档案馆新馆已于6月28日开工建设，目前正在进行基础施工。"),
]
BODY = ParagraphStyle("body", fontName="STSong-Light", fontSize=9, leading=13, wordWrap="CJK")
CENTRED = ParagraphStyle("centred", parent=BODY, alignment=1)
HEAD = ParagraphStyle("head", parent=BODY, fontSize=14, leading=20, alignment=1)
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]


def foot(page, document):
    page.setFont("STSong-Light", 8)
    page.drawCentredString(A5[0] / 2, 18, f"第 {document.page} 页")


def build(name, style, heads=HEADS, rows=ROWS, widths=(32, 130, 190), repeat=1, split=1, body=BODY):
    cells = [[Paragraph(head, CENTRED) for head in heads]]
    cells += [[Paragraph(text, CENTRED if len(text) < 4 else body) for text in row] for row in rows]
    table = LongTable(cells, colWidths=widths, repeatRows=repeat, splitInRow=split)
    table.setStyle(TableStyle(style))
    parts = [Paragraph(TITLE, HEAD), Spacer(1, 318), table]
    SimpleDocTemplate(name, pagesize=A5, topMargin=36, bottomMargin=36, invariant=1).build(parts, onFirstPage=foot, onLaterPages=foot)


def categories():
    rows, style = [], list(GRID)
    for start, end, name in [(0, 3, "民生"), (3, 5, "交通"), (5, 8, "城建")]:
        style.append(("SPAN", (0, start + 1), (0, end)))
        rows += [(name if at == start else "",) + ROWS[at] for at in range(start, end)]
    build("pdf-categories.pdf", style, ["类别"] + HEADS, rows, (32, 32, 120, 170), split=0)


def copy(source, target, change):
    writer = PdfWriter(clone_from=PdfReader(source))
    change(writer)
    writer.write(target)


build("pdf-ruled.pdf", GRID, split=0)
build("pdf-cut-rows.pdf", GRID)
build("pdf-one-head.pdf", GRID, repeat=0, split=0)
build("pdf-centred.pdf", GRID, body=CENTRED, split=0)
build("pdf-open-top.pdf", [("VALIGN", (0, 0), (-1, -1), "TOP")])
build("pdf-open-middle.pdf", [("VALIGN", (0, 0), (-1, -1), "MIDDLE")], split=0)
build("pdf-three-lines.pdf", [("LINEABOVE", (0, 0), (-1, 0), 1, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black)])
build("pdf-row-lines.pdf", [("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")], split=0)
categories()
copy("pdf-ruled.pdf", "pdf-turned.pdf", lambda writer: [page.rotate(90) for page in writer.pages])
copy("pdf-ruled.pdf", "pdf-empty-password.pdf", lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"))
copy("pdf-ruled.pdf", "locked.pdf", lambda writer: writer.encrypt("开门", "owner", algorithm="AES-256"))


def sideways():
    page = canvas.Canvas("pdf-sideways.pdf", pagesize=A5, invariant=1)
    for start in (0, 4):
        page.translate(A5[0], 0)
        page.rotate(90)
        page.setFont("STSong-Light", 9)
        if start == 0:
            page.drawString(200, 390, TITLE)
        xs, y = [30, 70, 260, 570], 370
        for row in [tuple(HEADS)] + ROWS[start : start + 4]:
            lines = [[text[at : at + 30] for at in range(0, len(text), 30)] for text in row]
            height = 14 * max(len(cell) for cell in lines) + 6
            for left, right, cell in zip(xs, xs[1:], lines):
                page.rect(left, y - height, right - left, height)
                for index, line in enumerate(cell):
                    page.drawString(left + 4, y - 12 - 14 * index, line)
            y -= height
        page.showPage()
    page.save()


def paragraphs():
    style = ParagraphStyle("paragraph", parent=BODY, firstLineIndent=18, fontSize=10, leading=18)
    parts = [Paragraph(TITLE, HEAD)] + [Paragraph(f"{number}. {promise}完成情况：{result}", style) for number, promise, result in ROWS]
    SimpleDocTemplate("pdf-paragraphs.pdf", pagesize=A5, invariant=1).build(parts, onFirstPage=foot, onLaterPages=foot)


def scan():
    page = canvas.Canvas("scan.pdf", pagesize=A5, invariant=1)
    for _ in range(2):
        page.drawInlineImage("picture.png", 0, 0, *A5)
        page.showPage()
    page.save()


sideways()
paragraphs()
scan()
