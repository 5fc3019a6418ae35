using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds.Parsing;

public sealed class RelativeDatesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("3 hours ago", 180)]
    [InlineData("an hour ago", 60)]
    [InlineData("2 days ago", 2880)]
    [InlineData("15 min ago", 15)]
    [InlineData("hace 3 horas", 180)]
    [InlineData("hace un día", 1440)]
    [InlineData("il y a 5 minutes", 5)]
    [InlineData("il y a une heure", 60)]
    [InlineData("vor 2 Stunden", 120)]
    [InlineData("vor einem Tag", 1440)]
    [InlineData("há 3 dias", 4320)]
    [InlineData("2 ore fa", 120)]
    [InlineData("4 uur geleden", 240)]
    [InlineData("5 часов назад", 300)]
    [InlineData("10 dakika önce", 10)]
    [InlineData("3 jam yang lalu", 180)]
    [InlineData("2 godziny temu", 120)]
    [InlineData("3小时前", 180)]
    [InlineData("５分前", 5)]
    [InlineData("2日前", 2880)]
    [InlineData("3시간 전", 180)]
    [InlineData("1 week ago", 10080)]
    public void It_is_so_long_before_it_was_read(string text, int minutes) => RelativeDates.Read(text, Now).ShouldBe(Now.AddMinutes(-minutes));

    [Theory]
    [InlineData("3 hours")]
    [InlineData("in 3 hours")]
    [InlineData("hace 3 gatos")]
    [InlineData("vor der Tür")]
    [InlineData("5 ago 2025")]
    [InlineData("14 de julio de 2025")]
    [InlineData("ago")]
    [InlineData("2 months ago")]
    [InlineData("100 days ago")]
    [InlineData("日前")]
    [InlineData("3 hours ago, or so somebody says at length")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_no_date(string? text) => RelativeDates.Read(text, Now).ShouldBeNull();
}
