namespace InformationMachine.Text;

/// <summary>The ids of the rules that judge a line by its shape, whatever its language.</summary>
internal static class Shape
{
    public const string ChapterMark = "shape/chapter-mark";
    public const string Code = "shape/code";
    public const string Tags = "shape/tags";
    public const string ListItem = "shape/list-item";
    public const string Address = "shape/address";
    public const string BreaksOff = "shape/breaks-off";
    public const string Continuation = "shape/continuation";
    public const string Dateline = "shape/dateline";
    public const string Topics = "shape/topics";
    public const string Short = "shape/short";
    public const string Long = "shape/long";
    public const string Subordinate = "shape/subordinate";
    public const string Quotation = "shape/quotation-source";
    public const string Verses = "shape/verses";
    public const string Sponsors = "shape/sponsors";
    public const string Heading = "shape/heading";
    public const string Programme = "shape/programme";
    public const string Path = "shape/path";
}
