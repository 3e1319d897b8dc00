import PrintedPages
import ReportBrowser
import ReportExport
import ScreenGrid

extension ExportRequest {
  /// The text that the shell makes of the request; empty for a picture and a workbook.
  var written: String {
    guard case .page(let page) = body, let format = PageFormat(rawValue: format.rawValue) else { return "" }
    let widths = CellWidth()
    return page.text(format, PageOptions(isASCII: isASCII, displayWidth: { widths.of($0) }))
  }
}
