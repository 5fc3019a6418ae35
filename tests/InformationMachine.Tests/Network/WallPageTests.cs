using System.Text;
using InformationMachine.Data.Feeds;
using InformationMachine.Network;

namespace InformationMachine.Tests.Network;

public sealed class WallPageTests
{
    [Theory]
    [InlineData("<!DOCTYPE html><html><head><title>Just a moment...</title></head><script>window._cf_chl_opt={}</script></html>", FeedFailure.BotWall)]
    [InlineData("<html><script src=\"https://geo.captcha-delivery.com/captcha/\"></script></html>", FeedFailure.BotWall)]
    [InlineData("<html><link href=\"/.within.website/x/cmd/anubis/static/css/a.css\"></html>", FeedFailure.BotWall)]
    [InlineData("<html><form action=/login><input name=u><input name=p type=password></form></html>", FeedFailure.LoginPage)]
    [InlineData("<HTML><INPUT TYPE=\"PASSWORD\"></HTML>", FeedFailure.LoginPage)]
    [InlineData("<html><body>A page about password fields.</body></html>", FeedFailure.NotAFeed)]
    [InlineData("{\"error\": \"type=password _cf_chl_opt\"}", FeedFailure.NotAFeed)]
    [InlineData("", FeedFailure.NotAFeed)]
    public void A_page_in_a_feed_s_place_is_named(string page, FeedFailure failure) => WallPage.Judge(Encoding.UTF8.GetBytes(page)).ShouldBe(failure);
}
