using System.Globalization;
using System.Text.Json;
using InformationMachine.Briefings.Sections;
using InformationMachine.Briefings.Sections.Layout;
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
    /// <param name="wording">A model's wording of it, written beside the sections; null where there is none.</param>
    public static void Write(Briefing briefing, Utf8JsonWriter json, IReadOnlyDictionary<PostId, string>? names = null, bool isDoubted = false, ModelWording? wording = null)
    {
        string Name(PostId post) => names?.GetValueOrDefault(post) ?? post.Value;
        json.WriteStartObject();
        json.WriteNumber("thread", briefing.Thread.Value);
        json.WriteNumber("version", briefing.Version);
        json.WriteString("title", briefing.Title);
        json.WriteString("written_at", Time(briefing.WrittenAt));
        json.WriteNumber("post_count", briefing.PostCount);
        json.WriteOptional("language", briefing.Language);
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
        var said = new SaidThen(briefing);
        json.WriteStartObject("sections");
        foreach (var section in SectionList.All.Where(section => !section.IsBeside)) Write(section, briefing.Sections, said, json);
        json.WriteEndObject();
        foreach (var section in SectionList.All.Where(section => section.IsBeside && section.Sentences(briefing.Sections).Any())) Write(section, briefing.Sections, said, json);
        if (wording is not null) WordingJson.Write(wording, json);
        json.WritePropertyName("sources");
        json.WriteList(briefing.Sources, source => Source(json, source, Name));
        json.WritePropertyName("posts");
        json.WriteList(briefing.Sources, source => Post(json, source, Name(source.Post)));
        json.WriteEndObject();
    }

    private static void Write(ISection section, BriefingSections sections, SaidThen said, Utf8JsonWriter json)
    {
        json.WritePropertyName(section.Name);
        section.Write(sections, said, json);
    }

    private static void Source(Utf8JsonWriter json, BriefingSource source, Func<PostId, string> name)
    {
        json.WriteStartObject();
        json.WriteNumber("n", source.Number);
        json.WriteString("post", name(source.Post));
        json.WriteNumber("revision", source.Revision);
        json.WriteString("author", source.Author);
        json.WriteOptional("handle", source.Handle);
        json.WriteOptional("feed", source.Feed);
        json.WriteString("date", Time(source.PublishedAt));
        json.WriteOptional("url", source.Url);
        json.WriteOptional("title", source.Title);
        if (!source.Labels.IsDefaultOrEmpty)
        {
            json.WritePropertyName("labels");
            json.WriteList(source.Labels, json.WriteStringValue);
        }

        json.WritePropertyName("echoes");
        json.WriteList(source.Echoes, echo => json.WriteStringValue(name(echo)));
        json.WriteEndObject();
    }

    private static void Post(Utf8JsonWriter json, BriefingSource source, string name)
    {
        json.WriteStartObject();
        json.WriteString("id", name);
        json.WriteString("author", source.Author);
        json.WriteOptional("handle", source.Handle);
        json.WriteString("date", Time(source.PublishedAt));
        json.WriteOptional("title", source.Title);
        json.WriteString("text", source.Text);
        json.WriteOptional("quoted_text", source.Quoted?.Text);
        json.WriteOptional("link_title", source.LinkTitle);
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
