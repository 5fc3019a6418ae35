using System.Text;
using InformationMachine.Data.Deliveries;
using InformationMachine.Text;

namespace InformationMachine.Deliveries.Messages;

/// <summary>
/// The words of a message, in the escaping of whoever gets it and within its length. What does not fit is left out line by line from
/// the end, and that it was is said; links always stay.
/// </summary>
internal sealed class MessageForm
{
    private const string Cut = "…";
    private const int RoomForMore = 24;
    private const int LeastShare = 260;
    private const int LongestTitle = 120;

    /// <summary>Plain text.</summary>
    public static MessageForm Plain { get; } = new();

    /// <summary>How words are escaped.</summary>
    public Func<string, string> Escape { get; init; } = PlainLine.Of;

    /// <summary>How a line is made bold, from escaped words.</summary>
    public Func<string, string> Bold { get; init; } = words => words;

    /// <summary>How a link is written, from escaped words and an address.</summary>
    public Func<string, string, string> Link { get; init; } = (words, address) => $"{words}: {address}";

    /// <summary>What stands before a line.</summary>
    public string Bullet { get; init; } = "• ";

    /// <summary>How long a text is as the service counts.</summary>
    public Func<string, int> Length { get; init; } = text => text.Length;

    /// <summary>The whole message within a length.</summary>
    /// <param name="message">The message.</param>
    /// <param name="most">The greatest length.</param>
    /// <param name="withTitle">True where a single story's headline is part of the text.</param>
    public string Render(Message message, int most, bool withTitle)
    {
        if (message.Delivery.IsTest) return Escape(TestWords(message));
        var text = new StringBuilder();
        var stories = message.Delivery.Stories;
        for (var i = 0; i < stories.Length; i++)
        {
            // An equal share of the room that is left, but enough for a headline and a link; what comes after may be only counted.
            var room = most - Length(text.ToString()) - RoomForMore;
            var block = Story(message, stories[i], Math.Min(room, Math.Max(room / (stories.Length - i), LeastShare)), withTitle || stories.Length > 1);
            if (block.Length == 0 || Length(text + block) + 2 > most)
            {
                var more = $"… and {stories.Length - i} more";
                if (Length(text.ToString()) + more.Length + 2 <= most) text.Append(text.Length > 0 ? "\n\n" : "").Append(Escape(more));
                break;
            }

            if (text.Length > 0) text.Append("\n\n");
            text.Append(block);
        }

        return text.ToString();
    }

    /// <summary>What a test, or the question to a new address, says.</summary>
    public static string TestWords(Message message) => message.Receiver.NeedsConfirmation
        ? $"Somebody asked {message.Links.Name} to tell you of stories at this address. If that was you, confirm it; otherwise do nothing and you will hear no more."
        : $"This is a test from {message.Links.Name}: messages for '{message.Receiver.Name}' arrive.";

    /// <summary>The words in front of a line.</summary>
    public static string Label(DeliveredLine line) => line.Kind switch
    {
        DeliveredLineKind.Contradiction => $"Contradiction – {line.Author}: ",
        DeliveredLineKind.Figure => $"Changed – {line.Author}: ",
        DeliveredLineKind.Correction => $"Corrected by {line.Author}: ",
        _ => line.Author is { } author ? $"{author}: " : "",
    };

    /// <summary>The sources behind a line, as readers know them.</summary>
    public static string Marks(DeliveredLine line) => line.Sources.IsEmpty ? "" : " " + string.Concat(line.Sources.Select(number => FormattableString.Invariant($"[{number}]")));

    /// <summary>A story with its link; what is new as far as there is room. Empty where there is none for the headline and the link.</summary>
    private string Story(Message message, DeliveredStory story, int most, bool withTitle)
    {
        var isAlone = message.Delivery.Stories.Length == 1;
        var head = new List<string>();
        if (withTitle) head.Add(Bold(Escape(PlainLine.Excerpt(story.Title, LongestTitle))));
        var end = new List<string>();
        if (message.Links.Page(story) is { } page) end.Add(Link(Escape("Read it"), page));
        if (isAlone && message.Links.Diff(story) is { } diff) end.Add(Link(Escape("What changed"), diff));
        string Joined() => string.Join('\n', head.Concat(end));
        if (Length(Joined()) > most) return "";
        var first = Escape((story.Since == 0 ? "New: " : "Since you were last told: ") + story.Why);
        foreach (var words in story.Lines.Select(line => Bullet + Escape(Label(line) + line.Text + Marks(line))).Prepend(first))
        {
            if (Length(Joined()) + Length(words) + Cut.Length + 2 > most)
            {
                head.Add(Cut);
                return Length(Joined()) <= most ? Joined() : string.Join('\n', head.SkipLast(1).Concat(end));
            }

            head.Add(words);
        }

        return Joined();
    }
}
