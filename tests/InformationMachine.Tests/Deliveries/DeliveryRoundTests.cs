using InformationMachine.Data.Decisions;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Deliveries.Receivers;
using InformationMachine.Deliveries.Watches;

namespace InformationMachine.Tests.Deliveries;

public sealed class DeliveryRoundTests : IAsyncDisposable
{
    private static readonly (string, string)[] Begins = [("Ada Hale", "Brightmill will cut 38 support jobs at its Harwich plant next month."), ("Ben Ode", "The union at the Harwich plant asks for talks before the summer.")];
    private static readonly (string, string)[] Goes = [("Cleo Marsh", "Harwich council votes on a relief fund for the Brightmill plant on Thursday.")];
    private static readonly (string, string)[] Other = [("Dora Finn", "The Larkspur ferry was taken out of service after a fire near Sundmouth."), ("Emil Roth", "Sundmouth harbour stays closed for the Larkspur ferry until Monday.")];

    private readonly Newsroom _room = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_story_is_told_once_and_then_only_what_is_new()
    {
        await BeginAsync();
        await _room.TellAsync(1, Begins);
        await _room.RunAsync();
        await _room.RunAsync();
        await _room.TellAsync(1, Goes);
        await _room.RunAsync();
        await _room.RunAsync();
        _room.Inbox.Stories.ShouldBe([("phone", 1, 1, 0), ("phone", 1, 2, 1)]);
        var news = _room.Inbox.Messages[1].Delivery.Stories[0];
        news.Lines.ShouldHaveSingleItem().Text.ShouldContain("relief fund");
        news.PreviousMessage.ShouldBe(_room.Inbox.Messages[0].Delivery.Message);
        news.Sources.ShouldHaveSingleItem().Url.ShouldBe("https://cleomarsh.example/3");
        _room.Store.WaitingDeliveries().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_editors_correction_is_told_once_to_whoever_was_told_of_the_story()
    {
        const string Better = "Brightmill will cut 38 jobs, as the council puts it.";
        await BeginAsync();
        await _room.TellAsync(1, Begins);
        await _room.TellAsync(2, Other);
        await _room.RunAsync();
        var sentence = _room.Store.LatestBriefing(new ThreadId(1))!.Sections.What[0].Text;
        await _room.DecideAsync(1, sentence, Better);
        await _room.RunAsync();
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(3);
        var told = _room.Inbox.Messages[2].Delivery.Stories.ShouldHaveSingleItem();
        (told.Thread.Value, told.Since).ShouldBe((1, 1));
        var line = told.Lines.ShouldHaveSingleItem();
        (line.Kind, line.Text, line.Author).ShouldBe((DeliveredLineKind.Correction, Better, "Ada"));

        // Taken back, overtaken by news, and given again: that it is so is known by now.
        await _room.DecideAsync(1, null, null, new DecisionId(1));
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(3, "the machine's own words are no news");
        await _room.TellAsync(1, Goes);
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(4);
        await _room.DecideAsync(1, sentence, Better);
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_correction_of_a_story_that_nobody_was_told_is_no_message()
    {
        _room.Add("phone");
        await _room.TellAsync(1, Begins);
        await _room.WatchAsync(new WatchDraft { Receivers = ["phone"] });
        await _room.RunAsync();
        _room.Inbox.Messages.ShouldBeEmpty();
        var sentence = _room.Store.LatestBriefing(new ThreadId(1))!.Sections.What[0].Text;
        await _room.DecideAsync(1, sentence, "Brightmill will cut 38 jobs, as the council puts it.");
        await _room.RunAsync();
        _room.Inbox.Messages.SelectMany(message => message.Delivery.Stories).SelectMany(story => story.Lines).ShouldAllBe(line => line.Kind != DeliveredLineKind.Correction);
    }

    [Fact]
    public async Task What_waits_is_kept_as_the_store_has_it_while_there_is_room()
    {
        _room.Add("phone", receiver => receiver with { IsPaused = true });
        await _room.WatchAsync(new WatchDraft { Receivers = ["phone"] });
        for (var thread = 1; thread <= 4; thread++) await _room.TellAsync(thread, Begins);
        var waiting = new WaitingStories(_room.Store, most: 2);
        await _room.RunAsync();
        _room.Store.PendingStories().ShouldNotBeEmpty();
        waiting.Of("phone").Select(told => told.Thread.Value).ShouldBe([1, 2, 3, 4], ignoreOrder: true);
        var first = waiting.Of("phone").First();
        waiting.Note([first with { Pending = 0 }]);
        waiting.Of("phone").ShouldNotContain(first);
        waiting.Note([first]);
        waiting.Of("phone").ShouldContain(first);
        waiting.Of("nobody").ShouldBeEmpty();
        waiting.Remembered.ShouldBeGreaterThan(2);
        waiting.Trim();
        waiting.Remembered.ShouldBe(0, "what there is no room for is read again");
        waiting.Receivers.ShouldBe(["phone"]);
    }

    [Fact]
    public async Task The_ledger_keeps_in_memory_what_there_is_room_for_and_reads_the_rest_again()
    {
        foreach (var name in new[] { "phone", "phone-2" }) _room.Add(name);
        await _room.WatchAsync(new WatchDraft { Receivers = ["phone", "phone-2"] });
        await _room.TellAsync(1, Begins);
        await _room.RunAsync();
        var ledger = new ToldLedger(_room.Store, most: 3);
        var phone = ledger.Of("phone").ToHashSet();
        phone.Count.ShouldBeGreaterThan(3);
        ledger.Add(new ToldStory { Receiver = "phone", Thread = new ThreadId(1), Posts = [1, 2] });
        ledger.Of("phone").ShouldBe([.. phone, 1, 2], ignoreOrder: true);
        ledger.Of("phone-2").ShouldBe(phone, ignoreOrder: true);
        ledger.Remembered.ShouldBe(phone.Count, "only the receiver that was asked about last is kept");
        ledger.Of("phone").ShouldBe(phone, ignoreOrder: true, "what the store holds is read again");
        ledger.Of("nobody").ShouldBeEmpty();
        ledger.Remembered.ShouldBe(0);
    }

    [Fact]
    public async Task What_happened_before_anybody_watched_is_told_to_nobody()
    {
        _room.Add("phone");
        await _room.TellAsync(1, Begins);
        await _room.WatchAsync(new WatchDraft { Receivers = ["phone"] });
        await _room.RunAsync();
        _room.Inbox.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_restart_sends_nothing_again()
    {
        await BeginAsync();
        await _room.TellAsync(1, Begins);
        await _room.RunAsync();
        await _room.RestartAsync();
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_was_not_acknowledged_comes_again_under_the_same_id()
    {
        await BeginAsync();
        await _room.TellAsync(1, Begins);
        _room.Inbox.Answers.Enqueue(new SendResult(SendOutcome.Later, "HTTP 503"));
        await _room.RunAsync();
        _room.Store.ReceiverStates().ShouldHaveSingleItem().FailureStreak.ShouldBe(1);
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(1, "it is left alone for a minute");
        _room.Time.Advance(TimeSpan.FromMinutes(2));
        await _room.RestartAsync();
        await _room.RunAsync();
        _room.Inbox.Messages.Select(message => message.Delivery.Message).Distinct().ShouldHaveSingleItem();
        _room.Inbox.Messages.Count.ShouldBe(2);
        _room.Store.ReceiverStates().ShouldHaveSingleItem().FailureStreak.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_service_will_never_take_is_given_up_and_the_next_message_goes_out()
    {
        await BeginAsync();
        await _room.TellAsync(1, Begins);
        await _room.TellAsync(2, Other);
        _room.Inbox.Answers.Enqueue(new SendResult(SendOutcome.Unfit, "HTTP 413"));
        await _room.RunAsync();
        _room.Store.DeliveriesAfter(0).Select(delivery => delivery.State).ShouldBe([DeliveryState.Dropped, DeliveryState.Sent]);
    }

    [Fact]
    public async Task A_message_is_given_up_after_days_of_trying()
    {
        await BeginAsync();
        await _room.TellAsync(1, Begins);
        for (var day = 0; day < 5; day++)
        {
            _room.Inbox.Answers.Enqueue(new SendResult(SendOutcome.Refused, "HTTP 403"));
            await _room.RunAsync();
            _room.Time.Advance(TimeSpan.FromDays(1));
        }

        _room.Store.DeliveriesAfter(0).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Dropped);
    }

    [Fact]
    public async Task A_merge_of_two_stories_that_were_told_tells_nothing_again()
    {
        await BeginAsync();
        await _room.TellAsync(1, Begins);
        await _room.TellAsync(2, Other);
        await _room.RunAsync();
        await _room.Store.CommitAsync(
            new StoreBatch
            {
                Merges = [new ThreadMerge(new ThreadId(2), new ThreadId(1), 4, 1, _room.Time.GetUtcNow())],
                Threads = [_room.Thread(1) with { PostCount = 4 }],
            },
            Cancellation);
        (await _room.BriefAsync(1)).ShouldBe(2, "the merge itself is a version");
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_mute_of_the_owner_leaves_a_story_out()
    {
        await BeginAsync();
        await _room.WatchAsync(new WatchDraft { IsMute = true, Words = ["larkspur ferry"] });
        await _room.TellAsync(1, Begins);
        await _room.TellAsync(2, Other);
        await _room.RunAsync();
        _room.Inbox.Stories.ShouldBe([("phone", 1, 1, 0)]);
    }

    [Fact]
    public async Task A_watch_waits_for_as_many_independent_sources_as_it_asks_for()
    {
        _room.Add("phone");
        await _room.WatchAsync(new WatchDraft { Receivers = ["phone"], MinimumSources = 3 });
        await _room.TellAsync(1, Begins);
        await _room.RunAsync();
        _room.Inbox.Messages.ShouldBeEmpty();
        await _room.TellAsync(1, Goes);
        await _room.RunAsync();
        _room.Inbox.Stories.ShouldBe([("phone", 1, 2, 0)]);
    }

    [Theory]
    [InlineData("words", "relief fund", true)]
    [InlineData("words", "RELIEF  Fund", true)]
    [InlineData("words", "relief funds", false)]
    [InlineData("author", "Cleo Marsh", true)]
    [InlineData("author", "Dora Finn", false)]
    [InlineData("tag", "harbour", true)]
    [InlineData("tag", "sport", false)]
    [InlineData("feed", "blog", true)]
    public async Task A_filter_tells_what_it_is_about(string kind, string value, bool isTold)
    {
        _room.Add("phone");
        await _room.WatchAsync(new WatchDraft { Receivers = ["phone"], Words = kind == "words" ? [value] : [], Authors = kind == "author" ? [value] : [], Tags = kind == "tag" ? [value] : [], Feeds = kind == "feed" ? [value] : [] });
        await _room.TellAsync(1, [.. Begins, .. Goes]);
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(isTold ? 1 : 0);
    }

    [Fact]
    public async Task A_watch_for_new_stories_says_nothing_of_their_next_versions()
    {
        _room.Add("phone");
        await _room.WatchAsync(new WatchDraft { Receivers = ["phone"], Events = ["new"] });
        await _room.TellAsync(1, Begins);
        await _room.RunAsync();
        await _room.TellAsync(1, Goes);
        await _room.RunAsync();
        _room.Inbox.Stories.ShouldBe([("phone", 1, 1, 0)]);
    }

    [Fact]
    public async Task At_night_nobody_is_told_and_in_the_morning_all_of_it()
    {
        _room.Add("phone", receiver => receiver with { TimeZone = "Europe/Zurich", QuietFrom = new TimeOnly(22, 0), QuietUntil = new TimeOnly(7, 0) });
        await _room.WatchAsync(new WatchDraft { Receivers = ["phone"] });
        // 23:00 in Zurich, which is two hours ahead in May.
        _room.Time.SetUtcNow(new DateTimeOffset(2026, 5, 20, 21, 0, 0, TimeSpan.Zero));
        await _room.TellAsync(1, Begins);
        await _room.RunAsync();
        _room.Inbox.Messages.ShouldBeEmpty();
        _room.Round.NextDue.ShouldBe(new DateTimeOffset(2026, 5, 21, 5, 0, 0, TimeSpan.Zero));
        _room.Time.SetUtcNow(new DateTimeOffset(2026, 5, 21, 5, 0, 0, TimeSpan.Zero));
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_cap_holds_back_is_gathered_into_the_last_message()
    {
        _room.Add("phone", receiver => receiver with { PerHour = 2 });
        await _room.WatchAsync(new WatchDraft { Receivers = ["phone"] });
        await TellManyAsync(5);
        await _room.RunAsync();
        _room.Inbox.Messages.Select(message => message.Delivery.Stories.Length).ShouldBe([1, 4]);
        await _room.TellAsync(9, Begins);
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(2, "the hour's messages are spent");
        _room.Time.Advance(TimeSpan.FromHours(1));
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_digest_comes_once_at_its_hour_with_the_most_important_first_and_never_empty()
    {
        _room.Time.SetUtcNow(new DateTimeOffset(2026, 5, 20, 4, 0, 0, TimeSpan.Zero));
        _room.Add("mail", receiver => receiver with { Schedule = DigestSchedule.Daily, Hour = 7, TimeZone = "Europe/Zurich", PerTag = 2 });
        await _room.WatchAsync(new WatchDraft { Receivers = ["mail"] });
        await TellManyAsync(3);
        await _room.RunAsync();
        _room.Inbox.Messages.ShouldBeEmpty();
        _room.Time.SetUtcNow(new DateTimeOffset(2026, 5, 20, 5, 0, 0, TimeSpan.Zero));
        await _room.RunAsync();
        await _room.RunAsync();
        var digest = _room.Inbox.Messages.ShouldHaveSingleItem().Delivery;
        digest.IsGathered.ShouldBeTrue();
        digest.Stories.Length.ShouldBe(2, "two of a tag");
        digest.Stories.Select(story => story.Importance).ShouldBeInOrder(SortDirection.Descending);
        _room.Time.Advance(TimeSpan.FromDays(1));
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(2, "the third waited for the next day");
        _room.Time.Advance(TimeSpan.FromDays(1));
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(2, "a day without news has no digest");
    }

    [Fact]
    public async Task A_paused_receiver_hears_all_that_is_new_once_it_goes_on()
    {
        await BeginAsync();
        _room.Add("phone", receiver => receiver with { IsPaused = true });
        await _room.TellAsync(1, Begins);
        await _room.RunAsync();
        _room.Inbox.Messages.ShouldBeEmpty();
        _room.Add("phone");
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_address_hears_nothing_but_the_question_until_it_is_confirmed()
    {
        _room.Add("mail", receiver => receiver with { Address = "reader@example.org" });
        await _room.WatchAsync(new WatchDraft { Receivers = ["mail"] });
        await _room.Round.TestAsync("mail", Cancellation);
        await _room.TellAsync(1, Begins);
        await _room.RunAsync();
        _room.Inbox.Messages.ShouldHaveSingleItem().Title.ShouldEndWith("please confirm");
        _room.Add("mail", receiver => receiver with { Address = "reader@example.org", ConfirmedAt = _room.Time.GetUtcNow() });
        await _room.RunAsync();
        _room.Inbox.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_hidden_story_is_told_to_nobody()
    {
        await BeginAsync();
        await _room.TellAsync(1, Begins);
        var thread = _room.Store.Thread(new ThreadId(1))!;
        await _room.Store.CommitAsync(new StoreBatch { Marks = [new(thread.Id, thread.Title, false, true, false, 0)] }, Cancellation);
        await _room.RunAsync();
        _room.Inbox.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_trial_shows_what_a_watch_would_have_brought_and_sends_nothing()
    {
        await _room.TellAsync(1, Begins);
        await _room.TellAsync(1, Goes);
        var watch = new WatchBook(_room.Store, _room.Receivers, _room.Feeds, _room.Options, _room.Time).Read(new WatchDraft { Words = ["relief fund"] }, "ada", 0, isTrial: true);
        var trial = new WatchTrial(_room.Store, new InformationMachine.Deliveries.StoryReader(_room.Store, _room.Feeds, _room.Briefings), _room.Time);
        trial.Run(watch, [], 30, Cancellation).Select(story => (story.Thread, story.Version)).ShouldBe([(1, 2)]);
        _room.Store.DeliveriesAfter(0).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_watch_is_refused_with_every_mistake()
    {
        var draft = new WatchDraft { Receivers = ["nobody"], Events = ["sometimes"], Thread = 77, MinimumImportance = 101 };
        var refused = await Should.ThrowAsync<RefusedException>(_room.WatchAsync(draft));
        foreach (var word in new[] { "nobody", "sometimes", "77", "0 to 100" }) refused.Message.ShouldContain(word);
    }

    private async Task BeginAsync()
    {
        _room.Add("phone");
        await _room.WatchAsync(new WatchDraft { Receivers = ["phone"] });
    }

    private async Task TellManyAsync(int count)
    {
        string[] places = ["Harwich", "Sundmouth", "Corbridge", "Tarnby", "Ellwick", "Osmere"];
        for (var i = 0; i < count; i++)
        {
            await _room.TellAsync(i + 1, ($"Ada {places[i]}", $"The {places[i]} mill will close its east wing in March."), ($"Ben {places[i]}", $"Workers of the {places[i]} mill march to the town hall."), ($"Cleo {places[i]}", $"The mayor of {places[i]} offers the mill a loan."));
        }
    }
}
