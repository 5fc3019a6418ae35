namespace InformationMachine.Tests.Cli;

public sealed class ChosenRolesTests
{
    [Theory]
    [InlineData("poll", "poll")]
    [InlineData("desk,LINK, poll", "poll, link, desk")]
    public void Roles_are_read_in_any_order(string text, string roles) => new ChosenRoles(ChosenRoles.Read(text).ShouldNotBeNull()).ToString().ShouldBe(roles);

    [Theory]
    [InlineData("")]
    [InlineData("poll,")]
    [InlineData("none")]
    [InlineData("3")]
    [InlineData("polling")]
    public void What_is_no_role_is_refused(string text) => ChosenRoles.Read(text).ShouldBeNull();

    [Fact]
    public void A_process_that_polls_no_feeds_says_so_instead_of_denying_the_feed() =>
        Should.Throw<RefusedException>(() => new ChosenRoles(MachineRoles.Desk | MachineRoles.Link).MustPoll()).Message.ShouldContain("polls no feeds");
}
