using System.Globalization;
using System.Text.Json;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Reviewing;
using Microsoft.AspNetCore.Html;

namespace InformationMachine.Desk.Pages;

/// <summary>How pages word and draw things.</summary>
internal static class Shown
{
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Number(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Count(long count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>How long ago, in one unit.</summary>
    public static string Ago(DateTimeOffset? time, DateTimeOffset now)
    {
        if (time is not { } then) return "never";
        var span = now - then;
        var (value, unit) = span.TotalMinutes < 1 ? (0, "") : span.TotalHours < 1 ? ((int)span.TotalMinutes, "min") : span.TotalDays < 1 ? ((int)span.TotalHours, "h") : ((int)span.TotalDays, "d");
        return unit.Length == 0 ? (span.TotalMinutes < -1 ? Time(then) : "now") : string.Create(CultureInfo.InvariantCulture, $"{value} {unit} ago");
    }

    /// <summary>The beginning of its text, in one line; its headline is shown apart.</summary>
    public static string Excerpt(Post post, int length = 240)
    {
        if (post.Text.Length > 0) return Cut(post.Text, length);
        return post.Title is not null ? "" : post.Quoted is { } passedOn ? Quote(passedOn, length) : post.Url ?? "";
    }

    /// <summary>The beginning of what a post quotes or passes on, with who said it.</summary>
    public static string Quote(PostQuote quote, int length = 240) => $"{quote.Author ?? quote.Handle ?? "another"}: \u201C{Cut(quote.Text, length)}\u201D";

    private static string Cut(string text, int length)
    {
        text = text.ReplaceLineEndings(" ");
        if (text.Length <= length) return text;
        var cut = text.LastIndexOf(' ', length - 1);
        return text[..(cut > length / 2 ? cut : char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1)] + "\u2026";
    }

    /// <summary>Headline and beginning in one line.</summary>
    public static string Line(Post post, int length)
    {
        var rest = Excerpt(post, Math.Max(40, length - (post.Title?.Length ?? 0)));
        return post.Title is null ? rest : rest.Length == 0 ? post.Title : $"{post.Title} \u2014 {rest}";
    }

    /// <summary>An address that is safe to link to; null for any other kind.</summary>
    public static string? Link(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;

    public static string Initials(string name)
    {
        var parts = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var letters = parts.Select(part => part.FirstOrDefault(char.IsLetterOrDigit)).Where(letter => letter != default).ToList();
        return letters.Count == 0 ? "?" : letters.Count == 1 ? letters[0].ToString() : $"{letters[0]}{letters[^1]}";
    }

    /// <summary>One of eight colours, the same for the same name everywhere.</summary>
    public static int Colour(string name) => name.Aggregate(0, (sum, letter) => ((sum * 31) + letter) & 0xFFFF) % 8;

    /// <summary>The question of a review item, as short as a chip.</summary>
    public static string Reason(ReviewReason reason) => reason switch
    {
        ReviewReason.CloseCall => "Which story?",
        ReviewReason.Outlier => "Belongs here?",
        ReviewReason.LooksAlike => "One or two?",
        ReviewReason.Loose => "All one story?",
        ReviewReason.Unsure => "One story?",
        _ => "Moved on?",
    };

    /// <summary>What the editor is asked.</summary>
    public static string Question(ReviewItem item, StoryThread thread, StoryThread? other) => item.Reason switch
    {
        ReviewReason.CloseCall when other is not null && other.Title == thread.Title => $"Two stories have this headline. Does this post belong to #{thread.Id} or to #{other.Id}, \u201C{thread.Title}\u201D?",
        ReviewReason.CloseCall when other is not null => $"Does this post belong to \u201C{thread.Title}\u201D or to \u201C{other.Title}\u201D?",
        ReviewReason.CloseCall or ReviewReason.Outlier => $"Does this post belong to \u201C{thread.Title}\u201D?",
        ReviewReason.LooksAlike => "Are these one story or two?",
        ReviewReason.Loose or ReviewReason.Unsure => "Do all these posts tell one story?",
        _ => "Is this still the story it began with?",
    };

    /// <summary>Why it is asked, and how the machine stands to it, in plain words.</summary>
    public static string Explain(ReviewItem item) => item.Reason switch
    {
        ReviewReason.CloseCall => item.Figure < 0.05 ? "The machine could not tell them apart." : item.Figure < 0.15 ? "The machine could hardly tell." : "The machine leans towards the first.",
        ReviewReason.Outlier => "It shares almost no words with the other posts.",
        ReviewReason.LooksAlike => item.Figure switch
        {
            >= 0.6 => $"The machine kept them apart, though it is {Sureness(item.Figure)} that they are one.",
            >= 0.4 => "The machine kept them apart; they might as well be one.",
            _ => "The machine kept them apart, but they have more in common than most.",
        },
        ReviewReason.Loose => "They have few words in common.",
        ReviewReason.Unsure => $"The machine is {OnlySure(item.Figure)} that they do. Readers do not see it until it is surer, or you say so.",
        _ => "The latest posts share few words with the first.",
    };

    /// <summary>A probability in words.</summary>
    public static string Sureness(double probability) => probability switch
    {
        >= 0.9 => "very sure",
        >= 0.75 => "sure",
        >= 0.6 => "fairly sure",
        >= 0.4 => "half sure",
        >= 0.2 => "not sure",
        _ => "not at all sure",
    };

    /// <summary>The same of one that is not enough.</summary>
    public static string OnlySure(double probability) => probability switch
    {
        >= 0.75 => "sure, but not sure enough",
        >= 0.4 => "only " + Sureness(probability),
        _ => Sureness(probability),
    };

    /// <summary>A word as posts write it: the index knows stems.</summary>
    public static string AsWritten(string stem, IEnumerable<Post?> posts) => stem.Length < 3 ? stem
        : posts.OfType<Post>().SelectMany(post => $"{post.Title} {post.Text}".Split([' ', '\n', ';', ':', '!', '?', '(', ')', '"', '\u201c', '\u201d'], StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.Trim(',', '.'))
            .Where(word => word.Length <= stem.Length + 2 && (word.StartsWith(stem, StringComparison.OrdinalIgnoreCase) || string.Concat(word.Where(char.IsLetterOrDigit)).Equals(stem, StringComparison.OrdinalIgnoreCase))).MinBy(word => word.Length)?.ToLowerInvariant() ?? stem;

    /// <summary>How long until then, in one unit.</summary>
    public static string In(DateTimeOffset then, DateTimeOffset now) => (then - now) switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"in {(int)span.TotalMinutes} min"),
        { TotalDays: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"in {(int)span.TotalHours} h"),
        var span => string.Create(CultureInfo.InvariantCulture, $"in {(int)span.TotalDays} d"),
    };

    /// <summary>From one day to another, or the one day.</summary>
    public static string Days(DateTimeOffset from, DateTimeOffset to) => Day(from) == Day(to) ? Day(from) : $"{Day(from)} \u2013 {Day(to)}";

    /// <summary>The values a decision button sends.</summary>
    public static string Values(string kind, StoryThread? thread = null, params (string Name, string Value)[] more)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["kind"] = kind };
        if (thread is not null)
        {
            values["thread"] = thread.Id.ToString();
            values["seen"] = Seen(thread);
        }

        foreach (var (name, value) in more) values[name] = value;
        return JsonSerializer.Serialize(values);
    }

    /// <summary>What a button sends that says that posts belong where they are.</summary>
    public static string Keep(StoryThread thread, IEnumerable<PostId> posts, string why) => JsonSerializer.Serialize(
        new SortedDictionary<string, object>(StringComparer.Ordinal) { ["kind"] = "keep", ["thread"] = thread.Id.ToString(), ["seen"] = Seen(thread), ["why"] = why, ["posts"] = posts.Select(post => post.Value).ToArray() });

    /// <summary>The state of a thread an editor decides on.</summary>
    public static string Seen(StoryThread thread) => string.Create(CultureInfo.InvariantCulture, $"{thread.Id.Value}:{thread.LastDecision}");

    /// <summary>Bars of counts, the oldest first.</summary>
    public static IHtmlContent Sparkline(IReadOnlyList<int> counts, string label)
    {
        var most = Math.Max(1, counts.Max());
        var html = new HtmlContentBuilder();
        html.AppendHtml($"<svg class=\"spark\" viewBox=\"0 0 {counts.Count * 6} 24\" width=\"{counts.Count * 6}\" height=\"24\" role=\"img\" aria-label=\"").Append(label).AppendHtml("\">");
        for (var i = 0; i < counts.Count; i++)
        {
            var height = counts[i] == 0 ? 1 : Math.Max(2, counts[i] * 24 / most);
            html.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<rect x=\"{i * 6}\" y=\"{24 - height}\" width=\"4\" height=\"{height}\" rx=\"1\" class=\"{(counts[i] == 0 ? "none" : "some")}\"/>"));
        }

        return html.AppendHtml("</svg>");
    }

    public static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
