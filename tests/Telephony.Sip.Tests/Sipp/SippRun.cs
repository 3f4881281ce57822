using System.Diagnostics;
using System.Net.Sockets;

namespace Telephony.Sip.Tests.Sipp;

/// <summary>One run of the real SIPp program against one endpoint, both on ports of their own.</summary>
internal static class SippRun
{
    private const string Program = "/usr/bin/sipp";

    public static void SkipWithoutSipp() => Assert.SkipUnless(File.Exists(Program), "SIPp is not installed (Debian package sip-tester); its scenarios did not run.");

    public static int FreePort()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
    }

    /// <summary>Until SIPp has its socket; what is sent before is lost or refused.</summary>
    public static Task ListensAsync(int port, bool tcp)
    {
        var mark = $":{port:X4} 00000000:0000 {(tcp ? "0A" : "07")}";
        return Until.TrueAsync(() => File.ReadAllText(tcp ? "/proc/net/tcp" : "/proc/net/udp").Contains(mark, StringComparison.Ordinal), () => "SIPp does not listen");
    }

    /// <summary>Fails with SIPp's own trace when the scenario does not end as it is written.</summary>
    public static async Task AsWrittenAsync(Script script, string arguments, Func<Task>? meanwhile = null)
    {
        var folder = Directory.CreateTempSubdirectory("sipp-").FullName;
        try
        {
            var file = Path.Combine(folder, "s.xml");
            await File.WriteAllTextAsync(file, script.Xml, TestContext.Current.CancellationToken);
            using var sipp = Process.Start(new ProcessStartInfo(Program, $"-sf {file} {arguments} -i 127.0.0.1 -m 1 -nostdin -timeout 120 -timeout_error -trace_err -trace_msg -default_behaviors all,-bye,-abortunexp")
            {
                WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            })!;
            var output = sipp.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = sipp.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            if (meanwhile is not null) await meanwhile();
            await sipp.WaitForExitAsync(TestContext.Current.CancellationToken);
            await output;
            sipp.ExitCode.ShouldBe(0, await errors + string.Join('\n', Directory.GetFiles(folder, "*.log").Select(File.ReadAllText)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
