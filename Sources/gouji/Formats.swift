public import ArgumentParser
public import Disclosure
public import ReportExport
public import TerminalDriver

extension CheckOutput.Format: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
extension InputLedger.Format: ExpressibleByArgument {}
extension Notice.Format: ExpressibleByArgument {}
extension RuleFamily: ExpressibleByArgument {}
extension RulePage.Format: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
