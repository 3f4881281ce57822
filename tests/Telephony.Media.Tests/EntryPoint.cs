using Telephony.Media.Tests.Recording;
using Telephony.Media.Tests.Remote;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Telephony.Media.Tests;

/// <summary>The tests' way in, as xunit would generate it, and the ways in of the processes that drills start, stop and kill.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [RecordUntilKilled.Verb, ..])
            return RecordUntilKilled.Run(args);
        if (args is [MediaProcess.Verb, ..])
            return await MediaProcess.RunAsync(args);
        if (args is [MediaOwner.Verb, ..])
            return await MediaOwner.RunAsync(args);
        return args.Any(a => a is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(args);
    }
}
