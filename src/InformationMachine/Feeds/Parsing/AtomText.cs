namespace InformationMachine.Feeds.Parsing;

/// <summary>An Atom text construct, read.</summary>
/// <param name="Body">As a body.</param>
/// <param name="Line">As a title, on one line.</param>
internal sealed record AtomText(HtmlBody Body, string Line);
