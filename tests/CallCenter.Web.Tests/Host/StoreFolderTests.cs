using CallCenter.Web.Composition.Settings;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Host;

/// <summary>The folders of the running product on the disk.</summary>
[Collection(HostTests.Name)]
public sealed class StoreFolderTests(RunningHost host)
{
    [Fact]
    public void KeysAndRecordings_AreTheServersAccountsAlone()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no modes.");
        var data = host.Services.GetRequiredService<AppSettings>().Data;
        string[] roots = [data.Keys, data.Recordings];
        roots.SelectMany(r => Directory.EnumerateDirectories(r, "*", SearchOption.AllDirectories).Append(r)).Where(f => ModeOf(f) != (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).ShouldBeEmpty();
        var files = roots.SelectMany(r => Directory.EnumerateFiles(r, "*", SearchOption.AllDirectories)).ToList();
        files.ShouldNotBeEmpty();
        files.Where(f => (ModeOf(f) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0).ShouldBeEmpty();
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);
}
