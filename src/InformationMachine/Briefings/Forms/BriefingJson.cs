using System.Globalization;
using System.Text.Json;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;

namespace InformationMachine.Briefings.Forms;

/// <summary>
/// A briefing as JSON: sections of sentences with citations, the sources they name, and under <c>posts</c> exactly the texts that were
/// cited, so that a file can be checked by itself. What is no statement of a post (kinds, counts, dates) stands in fields of its own.
/// </summary>
internal static class BriefingJson
{
    /// <summary>Writes one object.</summary>
    /// <param name="briefing">The briefing.</param>
    /// <param name="json">Where it goes.</param>
    /// <param name="names">Other names for its posts, where their ids mean nothing to the reader.</param>
    /// <param name="isDoubted">True where its posts may tell several stories: said where it is so only.</param>
    public static void Write(Briefing briefing, Utf8JsonWriter json, IReadOnlyDictionary<PostId, string>? names = null, bool isDoubted = false)
    {
        string Name(PostId post) => names?.GetValueOrDefault(post) ?? post.Value;
        json.WriteStartObject();
        json.WriteNumber("thread", briefing.Thread.Value);
        json.WriteNumber("version", briefing.Version);
        json.WriteString("title", briefing.Title);
        json.WriteString("written_at", Time(briefing.WrittenAt));
        json.WriteNumber("post_count", briefing.PostCount);
        Optional(json, "language", briefing.Language);
        json.WriteString("writer", briefing.Writer);
        json.WriteStartObject("reason");
        json.WriteNumber("new_posts", briefing.Reason.NewPosts);
        json.WriteNumber("edited_posts", briefing.Reason.EditedPosts);
        json.WriteNumber("merged_threads", briefing.Reason.MergedThreads);
        if (briefing.Reason.LatePosts > 0) json.WriteNumber("late_posts", briefing.Reason.LatePosts);
        if (briefing.Reason.Decisions > 0) json.WriteNumber("editor_decisions", briefing.Reason.Decisions);
        json.WriteEndObject();
        if (isDoubted) json.WriteBoolean("doubted", true);
        json.WriteNumber("dropped_sentences", briefing.DroppedSentences);
        json.WritePropertyName("sections");
        Write(briefing.Sections, json);
        if (!briefing.Sections.Notes.IsEmpty) List(json, "notes", briefing.Sections.Notes, Sentence);
        List(json, "sources", briefing.Sources, (_, source) => Source(json, source, Name));
        List(json, "posts", briefing.Sources, (_, source) => Post(json, source, Name(source.Post)));
        json.WriteEndObject();
    }

    private static void Write(BriefingSections sections, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        List(json, "what", sections.What, Sentence);
        List(json, "why", sections.WhyItMatters, Sentence);
        List(json, "questions", sections.OpenQuestions, Question);
        json.WriteStartArray("narrative");
        foreach (var paragraph in sections.Narrative)
        {
            json.WriteStartArray();
            foreach (var sentence in paragraph) Sentence(json, sentence);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        List(json, "timeline", sections.Timeline, Entry);
        List(json, "perspectives", sections.Perspectives, Perspective);
        List(json, "tensions", sections.Tensions, Tension);
        json.WriteEndObject();
    }

    private static void Sentence(Utf8JsonWriter json, Sentence sentence)
    {
        json.WriteStartObject();
        Words(json, sentence);
        json.WriteEndObject();
    }

    private static void Words(Utf8JsonWriter json, Sentence sentence)
    {
        json.WriteString("text", sentence.Text);
        json.WriteStartArray("citations");
        foreach (var number in sentence.Citations) json.WriteNumberValue(number);
        json.WriteEndArray();
        Optional(json, "edited_by", sentence.EditedBy);
    }

    private static void Question(Utf8JsonWriter json, OpenQuestion question)
    {
        json.WriteStartObject();
        Words(json, question.Sentence);
        json.WriteString("kind", Kind(question.Kind));
        if (question.Answer is { } answer)
        {
            json.WritePropertyName("answer");
            Sentence(json, answer);
        }

        json.WriteEndObject();
    }

    private static void Entry(Utf8JsonWriter json, TimelineEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("date", Day(entry.Date));
        Words(json, entry.Sentence);
        json.WriteBoolean("expected", entry.IsExpected);
        if (entry.Posted is { } posted) json.WriteString("posted", Day(posted));
        json.WriteEndObject();
    }

    private static void Perspective(Utf8JsonWriter json, Perspective perspective)
    {
        json.WriteStartObject();
        json.WriteString("author", perspective.Author);
        Optional(json, "handle", perspective.Handle);
        List(json, "stance", perspective.Stance, Sentence);
        json.WriteStartObject("evolution");
        json.WriteString("kind", Kind(perspective.Evolution.Kind));
        json.WriteNumber("posts", perspective.Evolution.Posts);
        json.WriteString("since", Day(perspective.Evolution.Since));
        List(json, "sentences", perspective.Evolution.Sentences, Sentence);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Tension(Utf8JsonWriter json, Tension tension)
    {
        json.WriteStartObject();
        json.WriteString("kind", Kind(tension.Kind));
        List(json, "sides", tension.Sides, Side);
        json.WriteEndObject();
    }

    private static void Side(Utf8JsonWriter json, TensionSide side)
    {
        json.WriteStartObject();
        json.WriteString("author", side.Author);
        Words(json, side.Sentence);
        json.WriteEndObject();
    }

    private static void Source(Utf8JsonWriter json, BriefingSource source, Func<PostId, string> name)
    {
        json.WriteStartObject();
        json.WriteNumber("n", source.Number);
        json.WriteString("post", name(source.Post));
        json.WriteNumber("revision", source.Revision);
        json.WriteString("author", source.Author);
        Optional(json, "handle", source.Handle);
        Optional(json, "feed", source.Feed);
        json.WriteString("date", Time(source.PublishedAt));
        Optional(json, "url", source.Url);
        Optional(json, "title", source.Title);
        json.WriteStartArray("echoes");
        foreach (var echo in source.Echoes) json.WriteStringValue(name(echo));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Post(Utf8JsonWriter json, BriefingSource source, string name)
    {
        json.WriteStartObject();
        json.WriteString("id", name);
        json.WriteString("author", source.Author);
        Optional(json, "handle", source.Handle);
        json.WriteString("date", Time(source.PublishedAt));
        Optional(json, "title", source.Title);
        json.WriteString("text", source.Text);
        Optional(json, "quoted_text", source.Quoted?.Text);
        Optional(json, "link_title", source.LinkTitle);
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static string Kind<T>(T kind)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
