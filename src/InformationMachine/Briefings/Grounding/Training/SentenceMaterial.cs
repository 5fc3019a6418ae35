using System.Text.Json;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Grounding.Training;

/// <summary>True sentences from texts as they stand.</summary>
internal static class SentenceMaterial
{
    private const int FewestWords = 6;
    private const int MostWords = 45;
    private const int FewestLetters = 30;

    /// <summary>Every text that a line of JSON holds under <c>text</c>, <c>source</c> or <c>html</c>, or in a list named <c>updates</c>, at any depth.</summary>
    public static IEnumerable<string> Texts(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array) return json.EnumerateArray().SelectMany(Texts);
        return json.ValueKind != JsonValueKind.Object ? [] : json.EnumerateObject().SelectMany(member => member switch
        {
            { Name: "text" or "source", Value.ValueKind: JsonValueKind.String } => [member.Value.GetString()!],
            { Name: "html", Value.ValueKind: JsonValueKind.String } => [Tags(member.Value.GetString()!)],
            { Name: "updates", Value.ValueKind: JsonValueKind.Array } => [string.Join('\n', member.Value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()))],
            { Name: "sentences" } => [],
            _ => Texts(member.Value),
        });
    }

    /// <summary>The whole sentences of a text.</summary>
    public static IEnumerable<TrueSentence> Sentences(string text) =>
        SentenceSplitter.Split(text).Select(sentence => sentence.Trim())
            .Where(sentence => sentence.Length >= FewestLetters && char.IsUpper(sentence[0]) && sentence[^1] is '.' or '!' or '"' or '”' && !sentence.Contains("http", StringComparison.Ordinal) && sentence.Count(c => c == ' ') is >= FewestWords - 1 and < MostWords)
            .Select(sentence => new TrueSentence(sentence, text));

    /// <summary>The texts of our samples are paragraphs without anything else.</summary>
    private static string Tags(string html)
    {
        var text = new System.Text.StringBuilder(html.Length);
        var within = false;
        foreach (var c in html.Replace("</p>", "\n", StringComparison.Ordinal))
        {
            if (c == '<') within = true;
            if (!within) text.Append(c);
            if (c == '>') within = false;
        }

        return System.Net.WebUtility.HtmlDecode(text.ToString());
    }
}
