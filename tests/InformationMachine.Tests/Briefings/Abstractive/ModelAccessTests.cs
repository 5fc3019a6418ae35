using System.Text.Json;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Abstractive;
using InformationMachine.Briefings.Abstractive.Asking;
using InformationMachine.Tests.Briefings.Abstractive.Playing;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Briefings.Abstractive;

/// <summary>Questions over real HTTP in both protocols, and everything an endpoint can do wrong.</summary>
public sealed class ModelAccessTests : IAsyncLifetime
{
    private WordedStory _story = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _story = await WordedStory.OfAsync();

    public ValueTask DisposeAsync() => _story.DisposeAsync();

    [Theory]
    [InlineData("OpenAI", "/v1/chat/completions")]
    [InlineData("Ollama", "/api/chat")]
    public async Task A_question_goes_out_in_the_protocol_of_the_endpoint(string protocol, string path)
    {
        var kind = Enum.Parse<ModelKind>(protocol);
        await using var server = await ModelServer.StartAsync(question => "{\"sentences\":[]}");
        Environment.SetEnvironmentVariable("IM_TEST_MODEL_KEY", "secret-key");
        var reply = await AskAsync(new ModelOptions { Endpoint = _story.Options(server.Address, kind).Endpoint, Kind = kind, Name = "played", Key = "env:IM_TEST_MODEL_KEY", Seed = 11, Context = 4096, MaximumAnswer = 300 });
        reply.Text.ShouldBe("{\"sentences\":[]}");
        reply.InputTokens.ShouldBeGreaterThan(50);
        var asked = server.Asked.ShouldHaveSingleItem();
        asked.Path.ShouldBe(path);
        asked.Key.ShouldBe("Bearer secret-key");
        asked.System.ShouldContain("Section: what.");
        asked.Posts.Count.ShouldBe(2);
        var body = asked.Body;
        body.GetProperty("model").GetString().ShouldBe("played");
        if (kind == ModelKind.OpenAI)
        {
            body.GetProperty("temperature").GetDouble().ShouldBe(0);
            body.GetProperty("seed").GetInt64().ShouldBe(11);
            body.GetProperty("response_format").GetProperty("type").GetString().ShouldBe("json_schema");
            (body.TryGetProperty("max_completion_tokens", out var most) || body.TryGetProperty("max_tokens", out most)).ShouldBeTrue();
            most.GetInt32().ShouldBe(300);
        }
        else
        {
            var options = body.GetProperty("options");
            options.GetProperty("temperature").GetDouble().ShouldBe(0);
            options.GetProperty("seed").GetInt64().ShouldBe(11);
            options.GetProperty("num_ctx").GetInt32().ShouldBe(4096);
            options.GetProperty("num_predict").GetInt32().ShouldBe(300);
            body.GetProperty("format").GetProperty("properties").TryGetProperty("sentences", out _).ShouldBeTrue();
        }

        (body.TryGetProperty("tools", out var tools) && tools.ValueKind == JsonValueKind.Array && tools.GetArrayLength() > 0).ShouldBeFalse("tools were offered");
    }

    [Fact]
    public async Task Without_a_key_none_is_sent()
    {
        await using var server = await ModelServer.StartAsync(question => "{}");
        await AskAsync(_story.Options(server.Address));
        server.Asked.ShouldHaveSingleItem().Key.ShouldBeNull();
    }

    [Fact]
    public async Task A_key_that_is_not_there_asks_nothing()
    {
        await using var server = await ModelServer.StartAsync(question => "{}");
        var options = new ModelOptions { Endpoint = server.Address + "/v1", Name = "played", Key = "env:IM_TEST_NO_SUCH_KEY" };
        var fault = await Should.ThrowAsync<ModelException>(() => AskAsync(options));
        fault.Fault.ShouldBe(ModelFault.Denied);
        fault.Message.ShouldContain("env:IM_TEST_NO_SUCH_KEY");
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_question_is_asked_once_also_after_a_restart()
    {
        await using var server = await ModelServer.StartAsync(question => "{\"sentences\":[]}");
        var options = _story.Options(server.Address);
        var access = _story.Access(options);
        (await access.AskAsync(Question(), new BriefingBudget(options), Token)).IsKnown.ShouldBeFalse();
        (await access.AskAsync(Question(), new BriefingBudget(options), Token)).IsKnown.ShouldBeTrue();
        await _story.RestartAsync();
        (await _story.Access(options).AskAsync(Question(), new BriefingBudget(options), Token)).IsKnown.ShouldBeTrue();
        (await _story.Access(new ModelOptions { Endpoint = options.Endpoint, Name = "played", Seed = 8, Context = options.Context }).AskAsync(Question(), new BriefingBudget(options), Token)).IsKnown.ShouldBeFalse("it was asked with other options");
        server.Asked.Count.ShouldBe(2);
        _story.Figures.Count("im_model_cache_hits").ShouldBe(2);
    }

    [Theory]
    [InlineData(429, "Throttled")]
    [InlineData(500, "Server")]
    [InlineData(503, "Server")]
    [InlineData(401, "Denied")]
    [InlineData(404, "Denied")]
    [InlineData(413, "Refused")]
    public async Task A_status_has_its_name(int status, string fault)
    {
        await using var server = await ModelServer.StartAsync(question => new ServedAnswer("") { Status = status });
        (await Should.ThrowAsync<ModelException>(() => AskAsync(_story.Options(server.Address)))).Fault.ToString().ShouldBe(fault);
        server.Asked.Count.ShouldBe(1, "a library asked again by itself");
    }

    [Theory]
    [InlineData("OpenAI", "{\"id\":\"x\",\"choices\":[{\"mess")]
    [InlineData("OpenAI", "<html>Bad gateway</html>")]
    [InlineData("OpenAI", "")]
    [InlineData("Ollama", "{\"model\":\"played\",\"message\":{\"role\":\"assis")]
    [InlineData("Ollama", "no json")]
    public async Task What_is_no_answer_of_the_protocol_is_said_to_be_none(string kind, string body)
    {
        await using var server = await ModelServer.StartAsync(question => new ServedAnswer("") { Raw = body });
        (await Should.ThrowAsync<ModelException>(() => AskAsync(_story.Options(server.Address, Enum.Parse<ModelKind>(kind))))).Fault.ShouldBe(ModelFault.Garbled);
    }

    [Fact]
    public async Task A_huge_answer_is_not_read_to_its_end()
    {
        await using var server = await ModelServer.StartAsync(question => new ServedAnswer(new string('x', 3 * 1024 * 1024)));
        (await Should.ThrowAsync<ModelException>(() => AskAsync(_story.Options(server.Address)))).Fault.ShouldBe(ModelFault.TooLarge);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await ModelServer.StartAsync(question => "{}");
        await using var server = await ModelServer.StartAsync(question => new ServedAnswer("") { Status = 307, Location = other.Address + "/v1/chat/completions" });
        (await Should.ThrowAsync<ModelException>(() => AskAsync(_story.Options(server.Address)))).Fault.ShouldBe(ModelFault.Denied);
        other.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dead_endpoint_is_unreachable()
    {
        (await Should.ThrowAsync<ModelException>(() => AskAsync(_story.Options("http://127.0.0.1:1")))).Fault.ShouldBe(ModelFault.Unreachable);
    }

    [Fact]
    public async Task A_slow_answer_has_a_deadline()
    {
        await using var server = await ModelServer.StartAsync(question => new ServedAnswer("{}") { Delay = TimeSpan.FromMinutes(5) });
        var options = new ModelOptions { Endpoint = server.Address + "/v1", Name = "played", Timeout = TimeSpan.FromMilliseconds(300) };
        (await Should.ThrowAsync<ModelException>(() => AskAsync(options))).Fault.ShouldBe(ModelFault.Timeout);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_no_fault_of_the_model()
    {
        await using var server = await ModelServer.StartAsync(question => new ServedAnswer("{}") { Delay = TimeSpan.FromMinutes(5) });
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var options = _story.Options(server.Address);
        await Should.ThrowAsync<OperationCanceledException>(() => _story.Access(options).AskAsync(Question(), new BriefingBudget(options), impatient.Token));
    }

    [Fact]
    public async Task A_question_longer_than_the_context_is_not_asked()
    {
        await using var server = await ModelServer.StartAsync(question => "{}");
        var options = new ModelOptions { Endpoint = server.Address + "/v1", Name = "played", Context = 1024, MaximumAnswer = 512 };
        var fault = await Should.ThrowAsync<ModelException>(() => AskAsync(options));
        (fault.Fault, fault.IsOurs).ShouldBe((ModelFault.Context, true));
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_endpoint_that_reads_only_a_part_of_the_question_is_found_out()
    {
        await using var server = await ModelServer.StartAsync(question => new ServedAnswer("{\"sentences\":[]}") { Read = 40 });
        var fault = await Should.ThrowAsync<ModelException>(() => AskAsync(_story.Options(server.Address)));
        (fault.Fault, fault.IsOurs).ShouldBe((ModelFault.Context, false));
        fault.Message.ShouldContain("read 40 tokens");
    }

    [Fact]
    public async Task An_endpoint_that_refuses_a_schema_is_asked_in_words()
    {
        await using var server = await ModelServer.StartAsync(question => question.Body.TryGetProperty("response_format", out _) ? new ServedAnswer("") { Status = 400 } : new ServedAnswer("{\"sentences\":[]}"));
        var options = _story.Options(server.Address);
        var access = _story.Access(options);
        (await access.AskAsync(Question(), new BriefingBudget(options), Token)).Text.ShouldBe("{\"sentences\":[]}");
        await access.AskAsync(Question("why"), new BriefingBudget(options), Token);
        server.Asked.Count.ShouldBe(3, "it was asked with the schema again");
    }

    [Fact]
    public async Task After_a_failure_it_is_left_alone_as_long_as_it_asks()
    {
        var clock = new FakeTimeProvider(Some.Time);
        var isWell = false;
        await using var server = await ModelServer.StartAsync(question => isWell ? new ServedAnswer("{}") : new ServedAnswer("") { Status = 429, RetryAfter = "120" });
        var options = _story.Options(server.Address);
        var access = _story.Access(options, clock);
        await Should.ThrowAsync<ModelException>(() => access.AskAsync(Question(), new BriefingBudget(options), Token));
        (await Should.ThrowAsync<ModelException>(() => access.AskAsync(Question(), new BriefingBudget(options), Token))).Fault.ShouldBe(ModelFault.Paused);
        access.PausedUntil.ShouldBe(Some.Time.AddSeconds(120));
        access.State.ShouldNotBeNull().ShouldContain("429");
        clock.Advance(TimeSpan.FromSeconds(121));
        isWell = true;
        await access.AskAsync(Question(), new BriefingBudget(options), Token);
        access.State.ShouldBeNull();
        server.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_question_that_always_fails_is_given_up_and_stops_no_other()
    {
        var clock = new FakeTimeProvider(Some.Time);
        await using var server = await ModelServer.StartAsync(question => question.Section == "what" ? new ServedAnswer("") { Status = 500 } : new ServedAnswer("{}"));
        var options = _story.Options(server.Address);
        var access = _story.Access(options, clock);
        for (var i = 0; i < 4; i++)
        {
            (await Should.ThrowAsync<ModelException>(() => access.AskAsync(Question(), new BriefingBudget(options), Token))).IsPassing.ShouldBeTrue();
            clock.Advance(TimeSpan.FromHours(1));
        }

        (await Should.ThrowAsync<ModelException>(() => access.AskAsync(Question(), new BriefingBudget(options), Token))).IsPassing.ShouldBeFalse();
        await access.AskAsync(Question("why"), new BriefingBudget(options), Token);
    }

    [Fact]
    public async Task At_the_day_s_limit_nothing_is_asked_until_the_next_day_also_after_a_restart()
    {
        var clock = new FakeTimeProvider(Some.Time);
        await using var server = await ModelServer.StartAsync(question => "{}");
        var options = new ModelOptions { Endpoint = server.Address + "/v1", Name = "played", RequestsPerDay = 1 };
        await _story.Access(options, clock).AskAsync(Question(), new BriefingBudget(options), Token);
        await _story.RestartAsync();
        var access = _story.Access(options, clock);
        access.PausedUntil.ShouldBe(new DateTimeOffset(2026, 5, 18, 0, 0, 0, TimeSpan.Zero));
        (await Should.ThrowAsync<ModelException>(() => access.AskAsync(Question("why"), new BriefingBudget(options), Token))).Fault.ShouldBe(ModelFault.DayBudget);
        (await access.AskAsync(Question(), new BriefingBudget(options), Token)).IsKnown.ShouldBeTrue("what is known costs nothing");
        clock.Advance(TimeSpan.FromDays(1));
        await access.AskAsync(Question("why"), new BriefingBudget(options), Token);
        server.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_briefing_has_a_limit_of_its_own()
    {
        await using var server = await ModelServer.StartAsync(question => "{}");
        var options = new ModelOptions { Endpoint = server.Address + "/v1", Name = "played", RequestsPerBriefing = 1 };
        var (access, budget) = (_story.Access(options), new BriefingBudget(options));
        await access.AskAsync(Question(), budget, Token);
        (await Should.ThrowAsync<ModelException>(() => access.AskAsync(Question("why"), budget, Token))).Fault.ShouldBe(ModelFault.BriefingBudget);
        await access.AskAsync(Question("why"), new BriefingBudget(options), Token);
    }

    private async Task<ModelReply> AskAsync(ModelOptions options) => await _story.Access(options).AskAsync(Question(), new BriefingBudget(options), Token);

    private static ModelQuestion Question(string section = "what") =>
        SectionPrompt.Ask(WordedPart.Find(section)!, new GivenPosts(Ferry().Select((post, i) => new GivenPost(i + 1, post, "en"))), [], "en", []);

    private static IEnumerable<InformationMachine.Data.Posts.Post> Ferry() => [Some.Post(1), Some.Post(2, "The ferry carries 30 cars.")];
}
