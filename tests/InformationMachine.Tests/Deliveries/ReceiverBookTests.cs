using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Tests.Deliveries;

public sealed class ReceiverBookTests
{
    private readonly Newsroom.Book _book = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_who_got_the_message_confirms_and_ends_it_and_after_that_nobody_else_begins_it_again()
    {
        var receiver = await AddAsync("mail");
        receiver.NeedsConfirmation.ShouldBeTrue();
        var book = Book();
        (await book.ConfirmAsync("mail", "00000000", Cancellation)).ShouldBeFalse();
        (await book.ConfirmAsync("mail", receiver.Sign("unsubscribe"), Cancellation)).ShouldBeFalse("a signature is for one purpose");
        (await book.ConfirmAsync("mail", receiver.Sign("confirm")[..8], Cancellation)).ShouldBeTrue();
        _book.All[0].NeedsConfirmation.ShouldBeFalse();
        (await book.UnsubscribeAsync("mail", receiver.Sign("confirm"), Cancellation)).ShouldBeFalse();
        (await book.UnsubscribeAsync("mail", receiver.Sign("unsubscribe"), Cancellation)).ShouldBeTrue();
        await book.PauseAsync("mail", isPaused: false, owner: null, Cancellation);
        _book.All[0].NeedsConfirmation.ShouldBeTrue("its owner cannot speak for whoever has the address");
    }

    [Fact]
    public async Task Everybody_changes_their_own()
    {
        await AddAsync("mail");
        (await Book().PauseAsync("mail", isPaused: true, owner: "ben", Cancellation)).ShouldBeFalse();
        (await Book().RemoveAsync("mail", "ben", Cancellation)).ShouldBeFalse();
        (await Book().RemoveAsync("mail", "ada", Cancellation)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("mail", null, "give an address")]
    [InlineData("mail", "nobody", "give an address")]
    [InlineData("ntfy", "reader@example.org", "leave the address away")]
    [InlineData("push", "reader@example.org", "subscribe one")]
    public async Task An_address_must_be_one_of_the_channels(string channel, string? address, string words) =>
        (await Should.ThrowAsync<RefusedException>(Book().AddAsync(new ReceiverDraft { Name = "x", Channel = channel, Address = address }, "ada", Cancellation))).Message.ShouldContain(words);

    private Task<Receiver> AddAsync(string name) => Book().AddAsync(new ReceiverDraft { Name = name, Channel = "mail", Address = "reader@example.org" }, "ada", Cancellation);

    private ReceiverBook Book() => new(_book, new ChannelList([new() { Name = "mail", Kind = "smtp" }, new() { Name = "ntfy", Kind = "ntfy" }, new() { Name = "push", Kind = "webpush" }]), TimeProvider.System);
}
