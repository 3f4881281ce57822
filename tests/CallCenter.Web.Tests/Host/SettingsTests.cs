using CallCenter.Web.Composition.Settings;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Host;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Data:Provider", "Oracle", "Sqlite, PostgreSql or SqlServer")]
    [InlineData("Data:Directoy", "/x", "Directory, Provider")]
    [InlineData("Demo:Enabled", "yes", "true or false")]
    [InlineData("Telephony:Sip:Listen:0", "http://127.0.0.1:5060", "udp://")]
    [InlineData("Telephony:Sip:Listen:0", "udp://127.0.0.1", "a port")]
    [InlineData("Telephony:Sip:Listen:0", "udp://localhost:5060", "an IP address")]
    [InlineData("Telephony:Sip:AdvertisedAddress", "here", "an IP address")]
    [InlineData("Telephony:Media:FirstPort", "20001", "an even port")]
    [InlineData("Telephony:Media:FirstPort", "80", "1024 to 65535")]
    [InlineData("Telephony:Media:FirstPort", "many", "1024 to 65535")]
    [InlineData("Telephony:Media:OpenSslDirectory", "nowhere/at/all", "a folder that exists")]
    [InlineData("Telephony:Media:Process", "both", "in or own")]
    [InlineData("Telephony:Media:GraceSeconds", "0", "1 to 600")]
    [InlineData("Telephony:Media:LastPort", "10000", "a port above 20000")]
    [InlineData("Telephony:Trunks:0:Peer", "10.0.0.1:5060", "a name", "Telephony:Trunks:0:Name")]
    [InlineData("Telephony:Trunks:0:Name", "north", "IP address and port", "Telephony:Trunks:0:Peer")]
    [InlineData("Recordings:ReserveMiB", "much", "0 to 1048576")]
    [InlineData("Recordings:Seal", "maybe", "true or false")]
    [InlineData("Recordings:Seal", "true", "because Recordings:Seal is true", "Recordings:KeyFile")]
    [InlineData("Recordings:KeyFile", "/srv/data/keys/recordings.txt", "outside Data:Directory")]
    [InlineData("Recordings:KeyFile", "/no/such/file", "can be read")]
    [InlineData("Recordings:Encrypt", "true", "ReserveMiB, Seal, KeyFile, Keys")]
    [InlineData("Telephony:Codec", "opus", "Sip, Media, Trunks")]
    public void Setting_Wrong_IsNamedWithItsValueAndWhatIsAllowed(string key, string value, string allowed, string? named = null)
    {
        var wrong = Should.Throw<SettingsException>(() => Read((key, value)));

        wrong.Key.ShouldBe(named ?? key);
        wrong.Message.ShouldContain($"'{named ?? key}'");
        wrong.Message.ShouldContain(named is null ? $"'{value}'" : "missing");
        wrong.Message.ShouldContain(allowed);
    }

    [Fact]
    public void Trunk_NamedTwice_IsRefusedWithTheName()
    {
        var wrong = Should.Throw<SettingsException>(() => Read(
            ("Telephony:Trunks:0:Name", "north"), ("Telephony:Trunks:0:Peer", "192.0.2.1:5060"), ("Telephony:Trunks:1:Name", "north"), ("Telephony:Trunks:1:Peer", "192.0.2.2:5060")));
        wrong.Message.ShouldContain("'north'");
        wrong.Allowed.ShouldContain("no other trunk");
    }

    [Fact]
    public void Provider_OtherThanSqlite_NeedsAConnectionString()
    {
        var wrong = Should.Throw<SettingsException>(() => Read(("Data:Provider", "PostgreSql")));
        (wrong.Key, wrong.Value).ShouldBe(("ConnectionStrings:CallCenter", null));
        wrong.Message.ShouldContain("missing");
    }

    [Fact]
    public void Settings_None_AreTheDefaultsOfTheContract()
    {
        var settings = Read();
        (settings.Data.Directory, settings.Data.Provider, settings.Demo).ShouldBe(("/srv/data", DataProvider.Sqlite, true));
        settings.Sip.Listen.Select(l => $"{l.Scheme}://{l.EndPoint}").ShouldBe(["udp://127.0.0.1:5060", "tcp://127.0.0.1:5060"]);
        (settings.Media.Address.ToString(), settings.Media.FirstPort, settings.Media.LastPort).ShouldBe(("127.0.0.1", 20000, 29999));
        settings.Trunks.ShouldBeEmpty();
    }

    [Fact]
    public void RecordingKeys_Wrong_AreRefusedWithoutBeingShown()
    {
        var wrong = Should.Throw<SettingsException>(() => Read(("Recordings:Keys", "2026-11:c2VjcmV0")));
        (wrong.Key, wrong.Message.Contains("c2VjcmV0", StringComparison.Ordinal)).ShouldBe(("Recordings:Keys", false));
    }

    [Fact]
    public void RecordingKeys_FromAFile_AreReadWhenOnlyItsOwnerMay()
    {
        using var folder = new AfterSales.Tests.Shared.TempFolder();
        var file = folder.File("keys");
        File.WriteAllText(file, Telephony.Media.Recording.RecordingKey.Generate("2026-11").ToLine());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Should.Throw<SettingsException>(() => Read(("Recordings:KeyFile", file))).Message.ShouldContain("mode 600");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var recordings = Read(("Recordings:KeyFile", file), ("Recordings:Seal", "true"), ("Recordings:ReserveMiB", "100")).Recordings;
        (recordings.Seal, recordings.ReserveMiB, recordings.Keys.Current!.Id).ShouldBe((true, 100, "2026-11"));
        var none = Read().Recordings;
        (none.Seal, none.ReserveMiB, none.Keys.Current).ShouldBe((false, 512, null));
    }

    [Fact]
    public void RecordingKeys_InTheDataFolderByASymbolicLink_AreRefused()
    {
        using var folder = new AfterSales.Tests.Shared.TempFolder();
        var (data, inside, outside) = (folder.File("data"), folder.File("data/secret"), folder.File("keys"));
        Directory.CreateDirectory(data);
        foreach (var file in (string[])[inside, outside])
            Telephony.Media.Recording.OwnerOnly.Write(file, System.Text.Encoding.UTF8.GetBytes(Telephony.Media.Recording.RecordingKey.Generate("2026-11").ToLine()));
        File.CreateSymbolicLink(folder.File("file-link"), inside);
        Directory.CreateSymbolicLink(folder.File("folder-link"), data);
        File.CreateSymbolicLink(folder.File("relative-link"), "folder-link/../data/./secret");
        File.CreateSymbolicLink(folder.File("circle"), folder.File("circle"));
        File.CreateSymbolicLink(folder.File("good-link"), outside);

        foreach (var link in (string[])["file-link", "folder-link/secret", "relative-link"])
            Should.Throw<SettingsException>(() => Read(("Data:Directory", data), ("Recordings:KeyFile", folder.File(link)))).Message.ShouldContain("outside Data:Directory", Case.Sensitive, link);
        Should.Throw<SettingsException>(() => Read(("Data:Directory", folder.File("folder-link")), ("Recordings:KeyFile", inside))).Message.ShouldContain("outside Data:Directory");
        Should.Throw<SettingsException>(() => Read(("Data:Directory", data), ("Recordings:KeyFile", folder.File("circle")))).Message.ShouldContain("can be read");
        Read(("Data:Directory", data), ("Recordings:KeyFile", folder.File("good-link"))).Recordings.Keys.Current!.Id.ShouldBe("2026-11");
    }

    private static AppSettings Read(params (string Key, string Value)[] values) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))).Build(), isDevelopment: true, "/srv");
}
