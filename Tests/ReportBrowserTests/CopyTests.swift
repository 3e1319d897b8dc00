import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

@Test func copyTakesTheFigureWithWhereItIsFrom() {
  func copied(_ keys: String) -> String {
    guard case .copy(let text) = Robot().pressing(keys).session.effects.last else { return "" }
    return text
  }
  #expect(copied("ey") == "99（云溪县民政局 2022，表三“（一）予以公开”行“自然人”栏，samples/云溪县民政局/2022.txt）")
  #expect(copied("1y") == "云溪县民政局\t2021\tsamples/云溪县民政局/2021.txt")
  #expect(copied("efy").hasSuffix("（云溪县民政局 2022，samples/云溪县民政局/2022.txt）"))
  #expect(copied("3{{y").hasPrefix("（一）主动公开情况。"))
}

@Test func whatIsCopiedIsHarmlessWhereItIsPasted() {
  var report = Sample.report("甲局", 2021)
  let evil = "文\u{1B}]52;c;aGk=\u{7}字\u{202E}尾"
  report.sections = report.sections.map { Section(id: $0.id, heading: $0.heading, text: evil) }
  report.requests?[.newReceived, .natural] = Figure(raw: "9\u{1B}[2J", kind: .unreadable)
  for keys in ["3{{y", "3ggjy", "1y", "fy"] {
    guard case .copy(let text) = Robot([report]).pressing(keys).session.effects.last else {
      Issue.record("\(keys) copied nothing")
      continue
    }
    let bad = text.unicodeScalars.filter { scalar in
      [.control, .format].contains(scalar.properties.generalCategory) && scalar != "\t"
    }
    #expect(bad.isEmpty, "\(keys): \(text)")
  }
}

@Test func anInferredFigureIsCitedAsSuch() {
  var report = Sample.report("甲局", 2021)
  report.requests?[.newReceived, .natural] = Figure(raw: "64", kind: .number, value: 64, isInferred: true)
  guard case .copy(let text) = Robot([report]).pressing("3ggjy").session.effects.last else {
    Issue.record("nothing copied")
    return
  }
  #expect(text.hasPrefix("64（按合计推定）（甲局 2021"))
}

@Test func aFigureThatWasNotFoundIsNotCopiedAsIfItWere() {
  var report = Sample.report("甲局", 2021)
  report.requests?[.newReceived, .natural] = .missing
  #expect(Robot([report]).pressing("3ggjy").session.effects.isEmpty)
  report.requests?[.newReceived, .natural] = Figure(raw: "", kind: .blank, location: Location(page: 2))
  #expect(
    Robot([report]).pressing("3ggjy").session.effects == [
      .copy("空白（甲局 2021，表三“一、本年新收政府信息公开申请数量”行“自然人”栏，samples/甲局/2021.txt，第 2 页）")
    ])
}
