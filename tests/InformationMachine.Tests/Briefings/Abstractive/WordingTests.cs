using System.Text.Json;
using InformationMachine.Briefings;
using InformationMachine.Cli;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Briefings.Abstractive.Playing;

namespace InformationMachine.Tests.Briefings.Abstractive;

/// <summary>Whole wordings, by every kind of writer, over real HTTP and a real data file.</summary>
public sealed class WordingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("OpenAI")]
    [InlineData("Ollama")]
    public async Task A_faithful_writer_s_words_are_published(string kind)
    {
        await using var story = await WordedStory.OfAsync();
        await using var server = await ModelServer.StartAsync(question => Writers.Faithful(question));
        var wording = (await story.Round(story.Options(server.Address, Enum.Parse<ModelKind>(kind))).RunAsync(null, Token)).ShouldHaveSingleItem();
        wording.Refused.ShouldBeEmpty();
        wording.Worded("what").ShouldNotBeNull();
        wording.Worded("narrative").ShouldNotBeNull();
        wording.Sections.Select(section => section.Name).ShouldBe(["what", "why", "questions", "narrative", "perspectives", "tensions"]);
        (wording.Model, wording.Number, wording.Requests).ShouldBe(("played", 1, server.Asked.Count));
        Check(wording, story.Briefing);
        var stored = story.Store.Wording(new ThreadId(1), 1).ShouldNotBeNull();
        JsonSerializer.Serialize(stored).ShouldBe(JsonSerializer.Serialize(wording with { Number = 1, WrittenAt = stored.WrittenAt }));
    }

    [Fact]
    public async Task Of_a_version_there_is_one_wording_and_it_changes_nothing_else()
    {
        await using var story = await WordedStory.OfAsync();
        var (before, cursor) = (JsonSerializer.Serialize(story.Briefing), story.Store.LatestChange);
        await using var server = await ModelServer.StartAsync(question => Writers.Faithful(question));
        var round = story.Round(story.Options(server.Address));
        await round.RunAsync(null, Token);
        var asked = server.Asked.Count;
        (await round.RunAsync(null, Token)).ShouldBeEmpty();
        (await story.Round(story.Options(server.Address)).RunAsync(null, Token)).ShouldBeEmpty();
        server.Asked.Count.ShouldBe(asked);
        await story.Store.CommitAsync(new StoreBatch { Wordings = [story.Store.Wording(new ThreadId(1), 1)! with { Model = "another" }] }, Token);
        story.Store.WordingsAfter(0).ShouldHaveSingleItem().Model.ShouldBe("played");
        JsonSerializer.Serialize(story.Briefing).ShouldBe(before);
        story.Store.LatestChange.ShouldBe(cursor);
    }

    [Fact]
    public async Task With_kept_answers_a_second_wording_is_the_same_to_the_byte()
    {
        await using var story = await WordedStory.OfAsync();
        await using var server = await ModelServer.StartAsync(question => Writers.Faithful(question));
        var options = story.Options(server.Address);
        var first = (await story.Round(options).RunAsync(null, Token)).Single();
        var asked = server.Asked.Count;
        var again = await new InformationMachine.Briefings.Abstractive.WordingWriter(story.Access(options), options, story.Figures, TimeProvider.System).WriteAsync(story.Briefing, story.Store.PostsAsOf(story.Briefing), Token);
        JsonSerializer.Serialize(again with { WrittenAt = first.WrittenAt }).ShouldBe(JsonSerializer.Serialize(first with { Number = 0 }));
        server.Asked.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task Only_the_newest_version_of_what_readers_see_is_worded()
    {
        await using var story = await WordedStory.OfAsync([.. ModelSample.Posts.Take(3)]);
        await story.BriefAsync(1, ModelSample.Posts);
        await story.BriefAsync(2, [.. WordedStory.Posts(("A B", "One", "The tunnel under the fjord was opened on Friday by the king."), ("C D", "Two", "The tunnel under the fjord is 12 kilometres long and was opened on Friday.")).Select((post, i) => post with { Id = PostId.From(post.Feed, $"t{i}"), Guid = $"t{i}" })]);
        await story.Store.CommitAsync(new StoreBatch { Marks = [new InformationMachine.Data.Decisions.ThreadMark(new ThreadId(2), "hidden", false, true, false, 0)] }, Token);
        await using var server = await ModelServer.StartAsync(question => Writers.Faithful(question));
        (await story.Round(story.Options(server.Address)).RunAsync(null, Token)).Select(wording => (wording.Thread.Value, wording.Version)).ShouldBe([(1, 2)]);
    }

    /// <summary>A slow model may take minutes for the next one.</summary>
    [Fact]
    public async Task Each_wording_is_told_when_it_is_there()
    {
        await using var story = await WordedStory.OfAsync();
        await story.BriefAsync(2, [.. WordedStory.Posts(("A B", "One", "The tunnel under the fjord was opened on Friday by the king."), ("C D", "Two", "The tunnel under the fjord is 12 kilometres long and was opened on Friday.")).Select((post, i) => post with { Id = PostId.From(post.Feed, $"t{i}"), Guid = $"t{i}" })]);
        await using var server = await ModelServer.StartAsync(question => Writers.Faithful(question));
        var told = new List<long>();
        (await story.Round(story.Options(server.Address)).RunAsync(() => told.Add(story.Store.LastWording), Token)).Count.ShouldBe(2);
        told.ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData("empty", "{\"sentences\":[]}")]
    [InlineData("schema", "The bridge was closed on Monday [1]. A ferry will run [5].")]
    [InlineData("schema", "{\"sentences\":[{\"text\":\"The swing bridge at Port Brannoch was")]
    [InlineData("schema", "{\"briefing\":{\"what\":\"The bridge was closed.\"}}")]
    public async Task What_is_no_answer_leaves_the_posts_own_words(string reason, string answer)
    {
        await using var story = await WordedStory.OfAsync();
        await using var server = await ModelServer.StartAsync(question => answer);
        var wording = (await story.Round(story.Options(server.Address)).RunAsync(null, Token)).ShouldHaveSingleItem();
        wording.Sections.Where(section => section.Reason != "nothing").ShouldAllBe(section => section.Reason == reason);
        wording.Worded("what").ShouldBeNull();
    }

    [Fact]
    public async Task Another_language_is_not_published()
    {
        await using var story = await WordedStory.OfAsync();
        await using var server = await ModelServer.StartAsync(question => Writers.Foreign(question));
        var wording = (await story.Round(story.Options(server.Address)).RunAsync(null, Token)).ShouldHaveSingleItem();
        wording.Sections.ShouldAllBe(section => section.Sentences.IsEmpty);
        wording.Refused.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_refused_sentence_is_asked_for_once_more_with_the_reason()
    {
        await using var story = await WordedStory.OfAsync();
        await using var server = await ModelServer.StartAsync(question => question.Section != "what" ? "{\"sentences\":[]}"
            : question.Refused.Count > 0 ? Writers.Json(new Writers.Written("It has not decided whether a ferry will run during the repair.", [3], "fact"))
            : Writers.Json(new Writers.Written("The bearing of the Brannoch swing bridge has to be replaced, and the repair may take until June.", [3], "fact"), new Writers.Written("The authority puts the cost at 9.8 million crowns.", [3], "fact"), new Writers.Written("The ferry carries 30 cars.", [5], "fact")));
        var wording = (await story.Round(story.Options(server.Address)).RunAsync(null, Token)).ShouldHaveSingleItem();
        var again = server.Asked.Single(question => question.Section == "what" && question.Refused.Count > 0);
        again.Refused.ShouldBe([("The authority puts the cost at 9.8 million crowns.", "number")]);
        again.Wrong.ShouldHaveSingleItem().ShouldEndWith("Not in them: 9.8 million.");
        wording.Worded("what")!.Sentences.Select(sentence => sentence.Text).ShouldBe(["The bearing of the Brannoch swing bridge has to be replaced, and the repair may take until June.", "It has not decided whether a ferry will run during the repair.", "The ferry carries 30 cars."]);
        wording.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_fails_again_is_replaced_by_the_posts_own_words_or_goes()
    {
        await using var story = await WordedStory.OfAsync();
        var own = story.Briefing.Sections.What[0];
        var spoiled = new Writers.Written(own.Text.Replace("Brannoch", "Halvern", StringComparison.Ordinal), [.. own.Citations], "fact");
        await using var server = await ModelServer.StartAsync(question => question.Section != "what" ? "{\"sentences\":[]}" : question.Refused.Count > 0 ? Writers.Json(spoiled)
            : Writers.Json(new Writers.Written("The ferry carries 30 cars.", [5], "fact"), new Writers.Written("Nobody was injured.", [1], "fact"), spoiled));
        var wording = (await story.Round(story.Options(server.Address)).RunAsync(null, Token)).ShouldHaveSingleItem();
        var what = wording.Worded("what").ShouldNotBeNull();
        what.Sentences.Select(sentence => (sentence.Text, sentence.IsExtract)).ShouldContain((own.Text, true));
        wording.Refused.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Where_more_than_a_third_fails_the_section_keeps_the_posts_own_words()
    {
        await using var story = await WordedStory.OfAsync();
        Writers.Written[] wrong = [new("The ferry carries 90 cars.", [5], "fact"), new("The ferry carries 30 lorries of Halvern.", [5], "fact")];
        await using var server = await ModelServer.StartAsync(question => question.Section != "what" ? "{\"sentences\":[]}" : Writers.Json(question.Refused.Count > 0 ? wrong : [new Writers.Written("The ferry carries 30 cars.", [5], "fact"), .. wrong]));
        var wording = (await story.Round(story.Options(server.Address)).RunAsync(null, Token)).ShouldHaveSingleItem();
        wording.Sections[0].Reason.ShouldBe("refused");
        wording.Sections[0].Sentences.ShouldBeEmpty();
        wording.Refused.Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_an_editor_corrected_is_not_worded_over()
    {
        await using var story = await WordedStory.OfAsync(change: briefing => briefing with { Sections = briefing.Sections with { What = [briefing.Sections.What[0] with { EditedBy = "ada" }, .. briefing.Sections.What.Skip(1)] } });
        await using var server = await ModelServer.StartAsync(question => Writers.Faithful(question));
        var wording = (await story.Round(story.Options(server.Address)).RunAsync(null, Token)).ShouldHaveSingleItem();
        wording.Skipped.ShouldNotBeNull();
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dead_model_leaves_the_version_for_later_and_what_was_answered_is_not_asked_again()
    {
        await using var story = await WordedStory.OfAsync();
        var isDead = true;
        await using var server = await ModelServer.StartAsync(question => isDead && question.Section == "narrative" ? new ServedAnswer("") { Status = 503, RetryAfter = "1" } : new ServedAnswer(Writers.Faithful(question)));
        var options = story.Options(server.Address);
        (await story.Round(options).RunAsync(null, Token)).ShouldBeEmpty();
        story.Store.LastWording.ShouldBe(0);
        isDead = false;
        var asked = server.Asked.Count;
        // A restart forgets the pause.
        (await story.Round(options).RunAsync(null, Token)).ShouldHaveSingleItem();
        server.Asked.Skip(asked).Select(question => question.Section).ShouldNotContain("what");
        server.Asked.Count(question => question.Section == "narrative").ShouldBe(2);
    }

    [Fact]
    public async Task At_the_day_s_limit_the_posts_own_words_stand_and_the_state_says_so()
    {
        await using var story = await WordedStory.OfAsync();
        await using var server = await ModelServer.StartAsync(question => Writers.Faithful(question));
        var options = new ModelOptions { Endpoint = server.Address + "/v1", Name = "played", Context = 16_384, RequestsPerDay = 2 };
        (await story.Round(options).RunAsync(null, Token)).ShouldBeEmpty();
        server.Asked.Count.ShouldBe(2);
        story.Figures.State.ShouldContain("budget");
        story.Figures.Text().ShouldContain("im_model_requests_left_today 0");
    }

    /// <summary>Instructions hidden in titles, names and texts, before a model that obeys all of them.</summary>
    [Fact]
    public async Task Injected_instructions_change_nothing_that_is_published()
    {
        var payloads = File.ReadLines(SharedMaterial.Path("security", "payloads", "prompt.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("payload").GetString()!).ToList();
        payloads.Count.ShouldBeGreaterThan(20);
        await using var server = await ModelServer.StartAsync(question => Writers.Captured(question));
        foreach (var payload in payloads)
        {
            var posts = ModelSample.Posts.Select((post, i) => i switch
            {
                1 => post with { Text = post.Text + "\n" + payload },
                2 => post with { Title = payload },
                3 => post with { Author = payload.Length > 200 ? payload[..200] : payload },
                _ => post,
            }).ToList();
            await using var story = await WordedStory.OfAsync(posts);
            var own = JsonSerializer.Serialize(story.Briefing);
            foreach (var wording in await story.Round(story.Options(server.Address)).RunAsync(null, Token))
            {
                Check(wording, story.Briefing);
                foreach (var sentence in wording.Sections.SelectMany(section => section.Sentences))
                {
                    sentence.Text.ShouldNotContain("PWNED");
                    sentence.Text.ShouldNotContain("http", Case.Insensitive);
                }
            }

            JsonSerializer.Serialize(story.Briefing).ShouldBe(own);
        }
    }

    /// <summary>Every citation is among the sources, every speaker their author, every section one that may have such sentences.</summary>
    private static void Check(ModelWording wording, Briefing briefing)
    {
        var sources = briefing.Sources.ToDictionary(source => source.Number);
        foreach (var section in wording.Sections)
        {
            foreach (var sentence in section.Sentences)
            {
                sentence.Citations.ShouldNotBeEmpty();
                sentence.Citations.ShouldBe(sentence.Citations.Order());
                sentence.Citations.ShouldAllBe(number => sources.ContainsKey(number));
                if (sentence.Speaker is { } speaker && !sentence.IsExtract) sentence.Citations.ShouldAllBe(number => sources[number].Author == speaker);
                if (sentence.Kind is StatementKind.Inference) section.Name.ShouldBeOneOf("why", "tensions");
            }
        }
    }
}
