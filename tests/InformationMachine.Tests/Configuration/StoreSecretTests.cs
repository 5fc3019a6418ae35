using System.Text;
using InformationMachine.Configuration;

namespace InformationMachine.Tests.Configuration;

/// <summary>The secret that encrypts what must not stand in a database readable.</summary>
public sealed class StoreSecretTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_encrypted_comes_back_and_no_two_texts_are_alike()
    {
        var secret = Of(new string('a', 44));
        var plain = "<key id=\"1\">a key</key>"u8.ToArray();
        var (one, other) = (secret.Encrypt("session-keys", plain), secret.Encrypt("session-keys", plain));
        Of(new string('a', 44)).Decrypt("session-keys", one).ShouldBe(plain, "another process has the same secret");
        one.ShouldNotBe(other);
        Encoding.Latin1.GetString(one).ShouldNotContain("key");
    }

    [Fact]
    public void Another_secret_another_name_and_a_changed_text_open_nothing()
    {
        var secret = Of(new string('a', 44));
        var text = secret.Encrypt("session-keys", "keys"u8);
        Of(new string('b', 44)).Decrypt("session-keys", text).ShouldBeNull();
        secret.Decrypt("accounts", text).ShouldBeNull("a row that was put in another's place");
        for (var at = 0; at < text.Length; at++)
        {
            var changed = text.ToArray();
            changed[at] ^= 1;
            secret.Decrypt("session-keys", changed).ShouldBeNull($"byte {at}");
        }

        secret.Decrypt("session-keys", text[..^1]).ShouldBeNull();
        secret.Decrypt("session-keys", []).ShouldBeNull();
        secret.Decrypt("session-keys", "<keys/>"u8.ToArray()).ShouldBeNull("plain text is no encrypted one");
    }

    [Fact]
    public void A_secret_that_is_missing_or_short_is_refused_with_the_way_to_make_one()
    {
        StoreSecret.Of(new StoreOptions()).ShouldBeNull();
        var missing = Should.Throw<RefusedException>(() => StoreSecret.Of(new StoreOptions { Secret = $"file:{_folder.File("none")}" }));
        missing.Code.ShouldBe(ExitCode.Configuration);
        missing.Message.ShouldContain("Store:Secret");
        var refused = Should.Throw<RefusedException>(() => Of("geheim-4711"));
        refused.Code.ShouldBe(ExitCode.Configuration);
        refused.Message.ShouldContain("openssl rand -base64 32");
        refused.Message.ShouldNotContain("geheim");
    }

    private StoreSecret Of(string secret)
    {
        var file = _folder.File("secret");
        File.WriteAllText(file, secret + "\n");
        return StoreSecret.Of(new StoreOptions { Secret = "file:" + file })!;
    }
}
