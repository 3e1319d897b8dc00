public import ArgumentParser
public import ReportExport

extension CheckOutput.Format: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
extension RulePage.Format: ExpressibleByArgument {}
