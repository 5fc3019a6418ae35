using InformationMachine.Text;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>Why a drafted sentence was refused, in words that help to write it better. English, as all that a model is told.</summary>
internal static class RefusalRemark
{
    private const int MostMissing = 4;
    private const int LongestNearest = 300;

    /// <param name="reason">As <see cref="DraftVerdict.Reason"/> has it.</param>
    public static string Of(string reason) => reason switch
    {
        "length" => "It is too short or too long for one sentence.",
        "address" => "It holds an address.",
        "kind" => "Its kind is not one of those asked for, or does not fit: what ends with a question mark is open, and nothing else is.",
        "language" => "It is not in the language of the posts.",
        "noSource" => "It cites none of the posts.",
        "words" => "The posts that it cites hold too few of its words.",
        "number" => "The posts that it cites do not hold one of its numbers, or hold it in the place of another one.",
        "name" => "The posts that it cites do not hold one of its names, or hold it in the place of another one.",
        "quotation" => "The posts that it cites do not have its quotation word for word.",
        "contrary" => "It says the contrary of the posts, or negates what they do not.",
        "day" => "The posts that it cites are not of that day.",
        "unit" => "One of its numbers has another unit than in the posts.",
        "exchanged" => "It follows a sentence of the posts and has another word in one place: that word was altered.",
        "turned" => "It follows a sentence of the posts but for a small word that turns what is said, such as only, not, under or before.",
        "order" => "It has the names of a sentence of the posts in another order, so that somebody else does it.",
        "certainty" => "It is surer than the posts are: their may, plans to or reportedly is missing.",
        "attribution" => "The posts tell it as somebody's words, and it does not say whose.",
        "speaker" => "It is told as the words of somebody whose they are not, or of several authors at once: who speaks is one author, of whose posts alone it is made.",
        "cause" => "It gives a cause that the posts do not give.",
        "unlikely" => "The posts that it cites say too little of it: something was added, or the post that says it is not cited.",
        "overruled" => "A post took it back, denied it or replaced its figure.",
        "overtaken" => "It looks ahead to what later posts tell as done.",
        _ => "The posts that it cites do not carry it.",
    };

    /// <summary>The same with what it is about, where that can be told.</summary>
    /// <param name="verdict">A refusal.</param>
    public static string Of(DraftVerdict verdict) =>
        !verdict.Missing.IsEmpty ? $"{Of(verdict.Reason!)} Not in them: {string.Join(", ", verdict.Missing.Take(MostMissing))}."
        : verdict.Nearest is { } nearest ? $"{Of(verdict.Reason!)} Nearest to it they say: {PlainLine.Excerpt(nearest, LongestNearest)}"
        : Of(verdict.Reason!);
}
