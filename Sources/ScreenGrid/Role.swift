/// What a cell of the screen is for; the theme gives every role its colours, so nothing else names a colour.
public enum Role: String, Sendable, Hashable, CaseIterable {
  // Text
  case text, muted, strong, heading, link, escaped
  // Panes
  case border, borderFocused, paneTitle, paneTitleFocused, scrollbar, scrollbarThumb, tickFailed, tickWarning, tickMatch
  // Lists
  case agency, section, countFailed, countWarning, countHolds, unreadFile
  // Tables
  case columnHead, rowLabel, figure, dash, blank, textCell, missing, unreadable, inferred
  case failed, warning, undetermined, suspect
  // Findings
  case findingError, findingWarning, findingInfo, rule, holds
  // Status, hints, prompts, pop-ups
  case status, statusKey, statusFailed, hint, hintKey, prompt, promptText, error, notice, progress
  case popup, popupBorder, popupTitle, demo
  // Overlays: laid over another role
  case selection, selectionFocused, cellCursor, match, currentMatch, related, dimmed
}
