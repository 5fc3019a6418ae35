using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Cli;

/// <summary>The verb <c>brief</c>: one briefing from posts in JSONL, or one line for each case of a test set.</summary>
internal static class BriefCommand
{
    private static readonly ThreadId OnlyThread = new(1);

    public static Command Create()
    {
        var posts = new Option<string?>("--posts") { Description = "Posts of one story in JSONL: writes one briefing.", HelpName = "FILE" };
        var cases = new Option<string?>("--cases") { Description = "Cases in JSONL, {\"id\",\"words\",\"posts\"} a line: writes {\"id\",\"title\",\"what\",\"briefing\"} a line.", HelpName = "FILE" };
        var explain = new Option<bool>("--explain") { Description = "With --posts: every sentence of the posts with what became of it, one JSON object a line, instead of the briefing." };
        var output = new Option<string?>("--output") { Description = "Where to write (default: standard output).", HelpName = "FILE" };
        var command = new Command("brief", "Write a briefing from posts, as JSON, without keeping anything.") { posts, cases, explain, output };
        command.SetAction((parse, cancellationToken) => Task.FromResult(Run(parse.GetValue(posts), parse.GetValue(cases), parse.GetValue(explain), parse.GetValue(output), cancellationToken)));
        return command;
    }

    private static int Run(string? posts, string? cases, bool explain, string? output, CancellationToken cancellationToken)
    {
        if ((posts is null) == (cases is null)) throw new RefusedException(ExitCode.Usage, "brief: name either --posts FILE or --cases FILE.");
        if (explain && posts is null) throw new RefusedException(ExitCode.Usage, "brief: --explain needs --posts FILE.");
        using var target = OutputFile.Open(output);
        var failed = 0;
        if (explain)
        {
            foreach (var fate in Explain(posts!, [.. Posts(posts!, cancellationToken)])) target.Writer.WriteLine(Json(json => WriteFate(fate, json), indented: false));
        }
        else if (posts is not null)
        {
            target.Writer.WriteLine(Json(json => BriefingJson.Write(Write(posts, [.. Posts(posts, cancellationToken)], words: null), json), indented: true));
        }
        else
        {
            failed = WriteCases(cases!, target.Writer, cancellationToken);
        }

        target.Complete();
        if (failed > 0) throw new RefusedException(ExitCode.Failed, $"{cases}: {failed} cases could not be briefed; the messages above name them. The others were written.");
        return (int)ExitCode.Done;
    }

    /// <summary>Writes what can be written; a case that cannot is named and never stops the others. Returns how many failed.</summary>
    private static int WriteCases(string path, TextWriter writer, CancellationToken cancellationToken)
    {
        var failed = 0;
        foreach (var (line, where) in BriefCase.Lines(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var parsed = BriefCase.Parse(line, where);
                writer.WriteLine(Json(json => WriteCase(parsed, json), indented: false));
            }
            catch (RefusedException e)
            {
                Console.Error.WriteLine(e.Message);
                failed++;
            }
        }

        return failed;
    }

    private static IEnumerable<Post> Posts(string path, CancellationToken cancellationToken)
    {
        foreach (var post in PostsFile.Read(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return post;
        }
    }

    private static void WriteCase(BriefCase line, Utf8JsonWriter json)
    {
        var briefing = Write(line.Where, line.Posts, line.Words);
        json.WriteStartObject();
        json.WriteString("id", line.Id);
        json.WriteString("title", briefing.Title);
        json.WriteString("what", string.Join(' ', briefing.Sections.What.Select(sentence => sentence.Text)));
        json.WritePropertyName("briefing");
        // The scorer knows the posts by the names its file gives them.
        BriefingJson.Write(briefing, json, line.Posts.ToDictionary(post => post.Id, post => post.Guid));
        json.WriteEndObject();
    }

    private static IReadOnlyList<SentenceFate> Explain(string where, ImmutableArray<Post> posts)
    {
        var ledger = new SentenceLedger();
        return SentenceFate.Of(ledger, Write(where, posts, words: null, ledger), remarks: []);
    }

    private static void WriteFate(SentenceFate fate, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("post", fate.Post.Guid);
        json.WriteString("sentence", fate.Text);
        json.WriteString("became", fate.Became.ToString().ToLowerInvariant());
        json.WriteStartArray("sections");
        foreach (var section in fate.Sections) json.WriteStringValue(section);
        json.WriteEndArray();
        json.WriteString("rule", fate.Rule);
        if (fate.Check is { } check) json.WriteString("check", check);
        json.WriteEndObject();
    }

    private static Briefing Write(string where, ImmutableArray<Post> posts, int? words, SentenceLedger? ledger = null)
    {
        var ordered = posts.OrderBy(post => post.PublishedAt).ToList();
        var material = new BriefingMaterial
        {
            Thread = OnlyThread,
            Posts = ordered,
            Now = ordered.Count > 0 ? ordered[^1].PublishedAt : DateTimeOffset.UnixEpoch,
            Reason = new BriefingReason(ordered.Count, 0, 0),
            Ledger = ledger,
        };
        if (words is { } limit) material = material with { WhatWords = limit };
        return new BriefingWriter(new BriefingOptions { MinimumPosts = 1 }).Write(material)
            ?? throw new RefusedException(ExitCode.Failed, $"{where}: the posts hold no sentence a briefing could be written from.");
    }

    private static string Json(Action<Utf8JsonWriter> write, bool indented)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) write(json);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
