using Telephony.Media.Tests.Recording;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Telephony.Media.Tests;

/// <summary>The tests' way in, as xunit would generate it, and the way in of the process that the crash drill starts and kills.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [RecordUntilKilled.Verb, ..])
            return RecordUntilKilled.Run(args);
        return args.Any(a => a is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(args);
    }
}
