using System.Collections.Immutable;
using System.Globalization;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>Collection <c>briefings</c>, by thread and version: the key is <c>thread * 2^20 + version</c>.</summary>
internal static class BriefingDocument
{
    private const int VersionBits = 20;

    /// <summary>The most versions a thread can have.</summary>
    public const int MaximumVersion = (1 << VersionBits) - 1;

    public static long Key(ThreadId thread, int version) => ((long)thread.Value << VersionBits) | (uint)version;

    public static BsonDocument Write(Briefing briefing)
    {
        var document = new BsonDocument
        {
            ["_id"] = Key(briefing.Thread, briefing.Version),
            ["thread"] = briefing.Thread.Value,
            ["version"] = briefing.Version,
            ["title"] = briefing.Title,
            ["written"] = briefing.WrittenAt.UtcDateTime,
            ["posts"] = briefing.PostCount,
            ["writer"] = briefing.Writer,
            ["reason"] = new BsonDocument
            {
                ["newPosts"] = briefing.Reason.NewPosts,
                ["editedPosts"] = briefing.Reason.EditedPosts,
                ["mergedThreads"] = briefing.Reason.MergedThreads,
            },
            ["dropped"] = briefing.DroppedSentences,
            ["sections"] = Write(briefing.Sections),
        };
        if (briefing.Reason.LatePosts > 0) document["reason"].AsDocument["latePosts"] = briefing.Reason.LatePosts;
        if (briefing.Reason.Decisions > 0) document["reason"].AsDocument["decisions"] = briefing.Reason.Decisions;
        if (briefing.LastDecision > 0) document["decision"] = briefing.LastDecision;
        document.Put("language", briefing.Language);
        document.Put("sources", briefing.Sources, Write);
        return document;
    }

    public static Briefing Read(BsonDocument document)
    {
        var reason = document["reason"].AsDocument;
        return new Briefing
        {
            Thread = new ThreadId(document["thread"].AsInt32),
            Version = document["version"].AsInt32,
            Title = document["title"].AsString,
            WrittenAt = document.Date("written"),
            PostCount = document["posts"].AsInt32,
            Language = document.Text("language"),
            Writer = document["writer"].AsString,
            Reason = new BriefingReason(reason["newPosts"].AsInt32, reason["editedPosts"].AsInt32, reason["mergedThreads"].AsInt32) { LatePosts = reason.Number("latePosts") ?? 0, Decisions = reason.Number("decisions") ?? 0 },
            LastDecision = document.Number("decision") ?? 0,
            DroppedSentences = document["dropped"].AsInt32,
            Sections = ReadSections(document["sections"].AsDocument),
            Sources = document.List("sources", ReadSource),
        };
    }

    private static BsonDocument Write(BriefingSections sections)
    {
        var document = new BsonDocument();
        document.Put("what", sections.What, Write);
        document.Put("notes", sections.Notes, Write);
        document.Put("why", sections.WhyItMatters, Write);
        document.Put("questions", sections.OpenQuestions, Write);
        document.Put("narrative", sections.Narrative, paragraph => new BsonArray(paragraph.Select(Write)));
        document.Put("timeline", sections.Timeline, Write);
        document.Put("perspectives", sections.Perspectives, Write);
        document.Put("tensions", sections.Tensions, Write);
        document.Put("further", sections.Further, section => new BsonDocument { ["name"] = section.Name, ["entries"] = new BsonArray(section.Entries.Select(Write)) });
        return document;
    }

    private static BriefingSections ReadSections(BsonDocument document) => new()
    {
        What = document.List("what", ReadSentence),
        Notes = document.List("notes", ReadSentence),
        WhyItMatters = document.List("why", ReadSentence),
        OpenQuestions = document.List("questions", ReadQuestion),
        Narrative = document.List("narrative", paragraph => ImmutableArray.CreateRange(paragraph.AsArray.Select(ReadSentence))),
        Timeline = document.List("timeline", ReadEntry),
        Perspectives = document.List("perspectives", ReadPerspective),
        Tensions = document.List("tensions", ReadTension),
        Further = document.List("further", section => new FurtherSection(section["name"].AsString, section.AsDocument.List("entries", ReadEntryOfFurther))),
    };

    private static BsonValue Write(Sentence sentence)
    {
        var document = new BsonDocument { ["text"] = sentence.Text, ["citations"] = new BsonArray(sentence.Citations.Select(n => new BsonValue(n))) };
        document.Put("editedBy", sentence.EditedBy);
        document.Put("speaker", sentence.Speaker);
        if (sentence.Mark is not SentenceMark.None) document["mark"] = sentence.Mark.ToString();
        return document;
    }

    private static Sentence ReadSentence(BsonValue value) =>
        new(value["text"].AsString, value.AsDocument.List("citations", n => n.AsInt32))
        {
            EditedBy = value.AsDocument.Text("editedBy"),
            Speaker = value.AsDocument.Text("speaker"),
            Mark = value.AsDocument.Text("mark") is { } mark ? Enum.Parse<SentenceMark>(mark) : SentenceMark.None,
        };

    private static BsonValue Write(OpenQuestion question)
    {
        var document = new BsonDocument { ["kind"] = question.Kind.ToString(), ["sentence"] = Write(question.Sentence) };
        if (question.Answer is { } answer) document["answer"] = Write(answer);
        return document;
    }

    private static OpenQuestion ReadQuestion(BsonValue value) => new(
        Enum.Parse<OpenQuestionKind>(value["kind"].AsString),
        ReadSentence(value["sentence"]),
        value["answer"].IsDocument ? ReadSentence(value["answer"]) : null);

    private static BsonValue Write(TimelineEntry entry)
    {
        var document = new BsonDocument { ["date"] = Day(entry.Date), ["sentence"] = Write(entry.Sentence), ["expected"] = entry.IsExpected };
        if (entry.Posted is { } posted) document["posted"] = Day(posted);
        return document;
    }

    private static TimelineEntry ReadEntry(BsonValue value) => new(
        ReadDay(value["date"]),
        ReadSentence(value["sentence"]),
        value["expected"].AsBoolean,
        value["posted"].IsString ? ReadDay(value["posted"]) : null);

    private static BsonValue Write(SectionEntry entry) => new BsonDocument
    {
        ["sentence"] = Write(entry.Sentence),
        ["fields"] = new BsonArray(entry.Fields.Select(field => new BsonDocument { ["name"] = field.Key, ["value"] = field.Value })),
    };

    private static SectionEntry ReadEntryOfFurther(BsonValue value) => new(ReadSentence(value["sentence"]))
    {
        Fields = value.AsDocument.List("fields", field => field).ToImmutableSortedDictionary(field => field["name"].AsString, field => field["value"].AsString, StringComparer.Ordinal),
    };

    private static BsonValue Write(Perspective perspective)
    {
        var evolution = new BsonDocument
        {
            ["kind"] = perspective.Evolution.Kind.ToString(),
            ["posts"] = perspective.Evolution.Posts,
            ["since"] = Day(perspective.Evolution.Since),
        };
        evolution.Put("sentences", perspective.Evolution.Sentences, Write);
        var document = new BsonDocument { ["author"] = perspective.Author, ["evolution"] = evolution };
        document.Put("handle", perspective.Handle);
        document.Put("stance", perspective.Stance, Write);
        return document;
    }

    private static Perspective ReadPerspective(BsonValue value)
    {
        var evolution = value["evolution"].AsDocument;
        return new Perspective(
            value["author"].AsString,
            value.AsDocument.Text("handle"),
            value.AsDocument.List("stance", ReadSentence),
            new Evolution(
                Enum.Parse<EvolutionKind>(evolution["kind"].AsString),
                evolution["posts"].AsInt32,
                ReadDay(evolution["since"]),
                evolution.List("sentences", ReadSentence)));
    }

    private static BsonValue Write(Tension tension)
    {
        var document = new BsonDocument { ["kind"] = tension.Kind.ToString() };
        document.Put("sides", tension.Sides, side => new BsonDocument { ["author"] = side.Author, ["sentence"] = Write(side.Sentence) });
        return document;
    }

    private static Tension ReadTension(BsonValue value) => new(
        Enum.Parse<TensionKind>(value["kind"].AsString),
        value.AsDocument.List("sides", side => new TensionSide(side["author"].AsString, ReadSentence(side["sentence"]))));

    private static BsonValue Write(BriefingSource source)
    {
        var document = new BsonDocument
        {
            ["n"] = source.Number,
            ["post"] = source.Post.Value,
            ["revision"] = source.Revision,
            ["author"] = source.Author,
            ["published"] = source.PublishedAt.UtcDateTime,
            ["text"] = source.Text,
        };
        document.Put("handle", source.Handle);
        document.Put("feed", source.Feed);
        document.Put("url", source.Url);
        document.Put("title", source.Title);
        document.Put("quoted", PostDocument.WriteQuote(source.Quoted));
        document.Put("labels", source.Labels, label => label);
        document.Put("linkTitle", source.LinkTitle);
        document.Put("echoes", source.Echoes, echo => echo.Value);
        return document;
    }

    private static BriefingSource ReadSource(BsonValue value)
    {
        var document = value.AsDocument;
        return new BriefingSource
        {
            Number = document["n"].AsInt32,
            Post = PostId.Parse(document["post"].AsString),
            Revision = document["revision"].AsInt32,
            Author = document["author"].AsString,
            Handle = document.Text("handle"),
            Feed = document.Text("feed"),
            PublishedAt = document.Date("published"),
            Url = document.Text("url"),
            Title = document.Text("title"),
            Text = document["text"].AsString,
            Quoted = PostDocument.ReadQuote(document, "quoted"),
            Labels = document.List("labels", label => label.AsString),
            LinkTitle = document.Text("linkTitle"),
            Echoes = document.List("echoes", echo => PostId.Parse(echo.AsString)),
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly ReadDay(BsonValue value) => DateOnly.ParseExact(value.AsString, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
