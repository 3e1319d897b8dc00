import Testing

@testable import DocumentReaders

/// What is read of a cell of a page with a head.
private func cell(_ content: String, head: String = "") -> String {
  let page = "<html><head>\(head)</head><body><table><tr>\(content)<td>x</table>"
  let line = outline(Array(page.utf8)).joined(separator: "|")
  return line.hasPrefix("0,0=") && line.hasSuffix(" 0,1=x") ? String(line.dropFirst(4).dropLast(6)) : line
}

private let numbers: [(String, String)] = [
  // Marks of footnotes.
  ("<td>12<sup>1</sup>", "12¹"), ("<td>12<sup>１</sup>", "12¹"),
  ("<td>12<span style='vertical-align:super;font-size:8px'>1</span>", "12¹"),
  ("<td>5<a style='font-size:60%;vertical-align:top'>2</a>", "5\u{FFFD}2"),
  ("<td>5<small style='position:relative;top:-.5em'>2</small>", "5\u{FFFD}2"),
  ("<td><pre>12<sup>1</sup></pre>", "12¹"), ("<td style='vertical-align:top'>12", "12"),
  ("<td><span style='vertical-align:baseline'>1</span><span style='vertical-align:middle'>2</span>", "12"),
  // Fonts of signs.
  ("<td><font face=Wingdings>5</font>", "\u{FFFD}"), ("<td><span style='font-family:Wingdings'>o</span>", "□"),
  ("<td><span style='font:10pt \"Wingdings 2\"'>R</span>", "☑"),
  ("<td><span style='font-family:\"Webdings\",serif'>1<b>2</b></span>3", "\u{FFFD}\u{FFFD}3"),
  ("<td><span style='font-family:Symbol'>5<span style='font-family:宋体'>6</span></span>", "\u{FFFD}6"),
  ("<td><span style='font-family:\"Segoe UI Symbol\"'>5</span>", "5"),
  // Numbers side by side.
  ("<td><input value=3><input value=5>", "3\u{FFFD}5"), ("<td>3<input value=5>", "3\u{FFFD}5"),
  ("<td>3 <input value=500>", "3\u{FFFD}500"), ("<td><input value=3>件", "3件"),
  ("<td><span style='display:block'>3</span><span style='display:block'>5</span>", "3\n5"),
  ("<td><b style='display:inline-block'>3</b><b style='display:inline-block'>5</b>", "3\u{FFFD}5"),
  ("<td><span style='margin-right:3em'>3</span><span>5</span>", "3\u{FFFD}5"),
  ("<td><span style='margin:0px;padding:0'>3</span><span style='margin:0'>5</span>", "35"),
  ("<td>3<button>5</button>", "3\u{FFFD}5"), ("<td>3<marquee>5</marquee>", "3\n5"),
  ("<td><hgroup>3</hgroup><hgroup>5</hgroup>", "3\n5"), ("<td>3<svg></svg>5", "3\u{FFFD}\u{FFFD}5"),
  ("<td>5<dialog>6</dialog>", "5"), ("<td>5<dialog open>6</dialog>", "5\n6"),
  ("<td>5<s>6</s>7", "5\u{FFFD}7"), ("<td>5<span style='float:right'>6</span>", "5\u{FFFD}6"),
  // Quotes that are passed over when text is compared, and text turned round.
  ("<td>1'5", "1'\u{FFFD}5"), ("<td>1\"5", "1\"\u{FFFD}5"), ("<td>1`5", "1`\u{FFFD}5"), ("<td>1’5", "1’\u{FFFD}5"),
  ("<td>1<b>'</b>5", "1'\u{FFFD}5"), ("<td>１＇５", "１＇\u{FFFD}５"), ("<td>1「5」", "1「\u{FFFD}5」"),
  ("<td>3<q>5</q>", "3“\u{FFFD}5”"), ("<td>“12”件", "“12”件"), ("<td>１２", "１２"),
  ("<td>&#x202E;12", "\u{202E}\u{FFFD}12"), ("<td><bdo dir=rtl>12</bdo>", "\u{FFFD}12"),
  ("<td><bdo dir=ltr>12</bdo>", "12"),
  // What is not seen.
  ("<td>1<span style='font-size:0'>2</span>", "1"),
  ("<td>1<b style='font-size:0'>2<i style='font-size:9pt'>3</i></b>", "13"),
  ("<td style='visibility:hidden'>5", ""), ("<td style='visibility:hidden'><b style='visibility:visible'>5</b>", "5"),
  ("<td>1<span style='visibility:hidden'>2</span>3", "1\u{FFFD}3"),
  ("<td style='display:none;display:table-cell'>5", "5"), ("<td><span style='--x:display:none'>5</span>", "5"),
  ("<td><del>5</del>", "\u{FFFD}"), ("<td style='text-decoration: underline line-through'>5", "\u{FFFD}"),
  ("<td><s>5</s>6", "6"), ("<td><s> </s>", ""), ("<td><!-->5<!-- -->", "5"), ("<td><!-- x --!>5<!-- y -->", "5"),
]

@Test(arguments: numbers) func aNumberIsNeverMadeOfTwo(content: String, text: String) {
  #expect(cell(content) == text)
}

private let drawn = [
  "<img src=5.png>", "<img src=5.png width=16 height=16>", "<img alt=5>", "<svg><text>5</text></svg>",
  "<math><mn>5</mn></math>", "<select><option selected>5</option></select>", "<textarea>5</textarea>",
  "<object data=5.svg></object>", "<iframe srcdoc=5></iframe>", "<canvas></canvas>",
  "<script>document.write('5')</script>", "<progress value=5 max=9>5</progress>", "<input type=radio checked>",
  "<span style='background:url(5.png)'>&nbsp;</span>", "<div style='background-image:url(5.png)'></div>",
]

@Test(arguments: drawn) func whatIsNoTextIsNoBlank(content: String) {
  #expect(cell("<td>\(content)").trimmed == "\u{FFFD}")
  // A label and a page that a table lays out are not harmed by it.
  #expect(cell("<td>\(content)总计").trimmed == "总计")
  let layout = outline(Array("<html><table><tr><td>\(content)<tr><td>正文\(content)。</table>".utf8)).joined()
  #expect(layout.filter { !$0.isWhitespace } == "正文。")
  #expect(!outline(Array("<html><p>正文\(content)。</p>".utf8)).joined().contains("\u{FFFD}"))
}

private let spacers = [
  "<img src=dot.gif width=1 height=1>", "<img>", "<img src=x.png style='display:none'>", "<svg hidden></svg>",
  "<iframe src=count.html width=0 height=0></iframe>", "<input type=hidden value=5>", "<noscript>5</noscript>",
  "<script>var n = 5</script>", "<template>5</template>", "<!-- 5 -->", "<span style='background:none'></span>",
]

@Test(arguments: spacers) func whatIsNotSeenDoesNotSpoilANumber(content: String) {
  #expect(cell("<td>12\(content)") == "12")
}

private let sheets: [(css: String, content: String, text: String)] = [
  (".a{display:none}", "<td>1<b class=a>2</b>", "1"),
  ("b.a , i { visibility : HIDDEN }", "<td>1<b class='x a'>2</b>", "1"),
  ("#a{font-size:0px}", "<td>1<b id=a>2</b>", "1"), ("td > b{display:none!important}", "<td>1<b>2</b>", "1"),
  ("table .a{display:none}", "<td>1<b class=a>2</b>", "1"), ("p .a{display:none}", "<td>1<b class=a>2</b>", "12"),
  (".a{vertical-align:super}", "<td>12<b class=a>1</b>", "12¹"),
  (".w{font-family:Wingdings}", "<td class=w>5", "\u{FFFD}"),
  (".a{display:block}", "<td><b class=a>3</b><b class=a>5</b>", "3\n5"),
  (".a::before{content:'5'}", "<td class=a>", "\u{FFFD}"), (".a:after{content:''}", "<td class=a>5", "5"),
  (".a{text-decoration:line-through}", "<td class=a>5", "\u{FFFD}"),
  ("<!-- .a{display:none} -->", "<td>1<b class=a>2</b>", "1"),
  ("/* .a{display:none} */ p{}", "<td>1<b class=a>2</b>", "12"),
  // What counts more, what holds elsewhere only, and what cannot be judged.
  (".a{display:none} .a{display:inline}", "<td>1<b class=a>2</b>", "12"),
  (".a{display:none} b{display:inline}", "<td>1<b class=a>2</b>", "1"),
  (".a{display:none}", "<td>1<b class=a style='display:inline'>2</b>", "12"),
  ("@media print{.a{display:none}}", "<td>1<b class=a>2</b>", "12"),
  ("@media screen{.a{display:none}}", "<td>1<b class=a>2</b>", "1"),
  (".a:hover{display:none}", "<td>1<b class=a>2</b>", "12"), (".a[x]{display:none}", "<td>1<b class=a>2</b>", "12"),
  (".a{display:none} .a:not(.b){display:inline}", "<td>1<b class=a>2</b>", "1\u{FFFD}"),
  (".a{display:none", "<td>1<b class=a>2</b>", "1"), ("}}{.a{display:none}", "<td>12", "12"),
]

@Test(arguments: sheets) func aSheetInThePageHidesAndMarks(css: String, content: String, text: String) {
  #expect(cell(content, head: "<style>\(css)</style>") == text)
}

@Test func aSheetHidesRowsButNotWhatAScriptMayTurnOver() {
  let rows = "<table><tr class=a><td>9<td>9<tr><td>1<td>2</table>"
  let page = "<html><style>.a{display:none}</style>"
  #expect(outline(Array((page + rows).utf8)) == ["0,0=1 0,1=2"])
  #expect(outline(Array((page + "<div class=a><table><tr><td>1<td>2</table></div>").utf8)) == ["0,0=1 0,1=2"])
  #expect(outline(Array((page + "<p class=a>3</p><p>4").utf8)) == ["4"])
}

@Test func aHiddenCellKeepsItsPlaceIfABrowserKeepsIt() {
  let page =
    "<html><table><tr><td>1<td style='visibility:hidden'>2<td>3<tr style='visibility:hidden'><td>4<td>5<td>6</table>"
  #expect(outline(Array(page.utf8)) == ["0,0=1 0,1= 0,2=3 1,0= 1,1= 1,2="])
}

@Test func remarksWithinScriptsAreNone() {
  let page = "<html><script>var a = '<!--'; var b = '<![';</script><p>1</p><!--[if IE]><p>2</p><![endif]--><p>3"
  #expect(outline(Array(page.utf8)) == ["1", "3"])
}

extension String {
  fileprivate var trimmed: String {
    var rest = self[...]
    rest = rest.drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
