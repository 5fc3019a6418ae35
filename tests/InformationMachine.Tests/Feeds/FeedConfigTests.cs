using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Feeds.FullTexts;

namespace InformationMachine.Tests.Feeds;

public sealed class FeedConfigTests
{
    /// <summary>One other value for each member.</summary>
    private static readonly Dictionary<string, Func<FeedConfig, FeedConfig>> Others = new(StringComparer.Ordinal)
    {
        [nameof(FeedConfig.Id)] = feed => feed with { Id = FeedId.Parse("other") },
        [nameof(FeedConfig.Url)] = feed => feed with { Url = new Uri("https://quay.example.org/other") },
        [nameof(FeedConfig.Kind)] = feed => feed with { Kind = "page" },
        [nameof(FeedConfig.Title)] = feed => feed with { Title = "Other" },
        [nameof(FeedConfig.Author)] = feed => feed with { Author = "Other" },
        [nameof(FeedConfig.Handle)] = feed => feed with { Handle = "@other" },
        [nameof(FeedConfig.Enabled)] = feed => feed with { Enabled = false },
        [nameof(FeedConfig.Interval)] = feed => feed with { Interval = TimeSpan.FromHours(3) },
        [nameof(FeedConfig.AllowPrivateNetwork)] = feed => feed with { AllowPrivateNetwork = true },
        [nameof(FeedConfig.Headers)] = feed => feed with { Headers = feed.Headers.SetItem("X-Quay", "4") },
        [nameof(FeedConfig.Token)] = feed => feed with { Token = "env:OTHER" },
        [nameof(FeedConfig.Page)] = feed => feed with { Page = new Uri("https://quay.example.org/#other") },
        [nameof(FeedConfig.Api)] = feed => feed with { Api = new Uri("https://api.example.org/") },
        [nameof(FeedConfig.Select)] = feed => feed with { Select = new PageSelectors("li") { Link = "b" } },
        [nameof(FeedConfig.Reposts)] = feed => feed with { Reposts = true },
        [nameof(FeedConfig.Replies)] = feed => feed with { Replies = true },
        [nameof(FeedConfig.Transcripts)] = feed => feed with { Transcripts = true },
        [nameof(FeedConfig.FullText)] = feed => feed with { FullText = FullTextMode.Always },
        [nameof(FeedConfig.Tags)] = feed => feed with { Tags = ["boats", "harbour"] },
    };

    public static TheoryData<string> Members => [.. typeof(FeedConfig).GetProperties().Select(member => member.Name)];

    [Fact]
    public void A_feed_that_is_read_twice_is_the_same() => Read().IsSame(Read()).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Members))]
    public void A_feed_with_another_member_is_another(string member)
    {
        Others[member](Read()).IsSame(Read()).ShouldBeFalse();
        Read().IsSame(Others[member](Read())).ShouldBeFalse();
    }

    [Fact]
    public void A_header_or_a_tag_less_is_another_feed()
    {
        Read().IsSame(Read() with { Headers = ImmutableDictionary<string, string>.Empty }).ShouldBeFalse();
        (Read() with { Headers = ImmutableDictionary<string, string>.Empty }).IsSame(Read()).ShouldBeFalse();
        Read().IsSame(Read() with { Tags = ["harbour"] }).ShouldBeFalse();
    }

    private static FeedConfig Read() => new()
    {
        Id = FeedId.Parse("quay"),
        Url = new Uri("https://quay.example.org/feed"),
        Page = new Uri("https://quay.example.org/#news"),
        Headers = ImmutableDictionary<string, string>.Empty.Add("X-Quay", "3"),
        Select = new PageSelectors("li") { Link = "a" },
        Tags = ["harbour", "boats"],
    };
}
