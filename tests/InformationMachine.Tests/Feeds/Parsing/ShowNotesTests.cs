using InformationMachine.Feeds.Parsing;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Tests.Feeds.Parsing;

/// <summary>Of an episode its story is read, and what is said in it.</summary>
public sealed class ShowNotesTests
{
    [Theory]
    [InlineData("We visit the dam.\nChapters:\n00:00 Intro\n04:10 The dam\n1:02:03 Letters\nMusic by Lee.", "We visit the dam.\nMusic by Lee.")]
    [InlineData("Kapitel\n(0:00) Begrüßung\n(12:30) Der Damm\n(48:00) Post", "")]
    [InlineData("Der Damm hält.\nBegrüßung 00:00\nDer Damm 12:30\nPost 48:00", "Der Damm hält.")]
    public void Chapters_are_no_text_of_a_story(string notes, string story) => ShowNotes.Clean(notes).ShouldBe(story);

    [Theory]
    [InlineData("The gates close at 18:00 today.\nThe tide comes at 19:30, the second at 07:50.")]
    [InlineData("Programme:\n18:00 Doors open\n19:00 Concert\n22:00 End")]
    [InlineData("00:00 is when the ferry left.\nIt came back at noon.")]
    public void Times_of_a_story_stay(string notes) => ShowNotes.Clean(notes).ShouldBe(notes);

    [Theory]
    [InlineData("We visit the dam.\nThis episode is brought to you by Acme.\nUse code HARBOUR for 20% off at acme.com.", "We visit the dam.")]
    [InlineData("Wir sehen den Damm.\nWerbung: Mit dem Rabattcode HAFEN spart ihr 10 % auf acme.de", "Wir sehen den Damm.")]
    [InlineData("Visitamos la presa.\nPatrocinado por: Acme", "Visitamos la presa.")]
    public void Advertisements_are_no_text_of_a_story(string notes, string story) => ShowNotes.Clean(notes).ShouldBe(story);

    [Theory]
    [InlineData("The bill was sponsored by Senator Vale and passed at night.")]
    [InlineData("Sponsors left the club after the riot.")]
    [InlineData("The free trial of the ferry begins in May.")]
    public void A_story_about_sponsors_stays(string notes) => ShowNotes.Clean(notes).ShouldBe(notes);

    [Theory]
    [InlineData("WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Ada>The dam\n\n2\n00:00:03.000 --> 00:00:05.000\nholds.", "Ada: The dam holds.")]
    [InlineData("1\r\n00:00:01,000 --> 00:00:03,000\r\nThe dam\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\nholds.", "The dam holds.")]
    [InlineData("{\"segments\":[{\"speaker\":\"Ada\",\"body\":\"The dam\"},{\"speaker\":\"Ada\",\"body\":\"holds.\"},{\"speaker\":\"Ben\",\"body\":\"Good.\"}]}", "Ada: The dam holds.\nBen: Good.")]
    [InlineData("<p>The <b>dam</b> holds.</p>", "The dam holds.")]
    [InlineData("The dam holds.", "The dam holds.")]
    public void A_transcript_is_words_in_any_form(string text, string words) => Transcripts.Words(text, TestContext.Current.CancellationToken).ShouldBe(words);

    [Fact]
    public void An_item_says_that_it_is_an_episode_and_where_its_transcripts_are()
    {
        const string feed = """
            <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Dam</title>
            <item><guid>1</guid><title>One</title><enclosure url="https://a.example/1.mp3" type="audio/mpeg"/><podcast:transcript url="/1.json" type="application/json"/><podcast:transcript url="https://a.example/1.vtt" type="text/vtt"/></item>
            <item><guid>2</guid><title>Two</title><enclosure url="https://a.example/2.pdf" type="application/pdf"/></item></channel></rss>
            """;
        var items = new FeedParser().Parse(System.Text.Encoding.UTF8.GetBytes(feed), null, new Uri("https://a.example/feed"), TestContext.Current.CancellationToken).Items;
        items.Select(item => item.IsEpisode).ShouldBe([true, false]);
        items[0].Transcripts.ShouldBe(["https://a.example/1.vtt", "https://a.example/1.json"]);
    }
}
