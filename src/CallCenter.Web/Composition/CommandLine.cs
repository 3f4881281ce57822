using System.Net.Sockets;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Composition.Verbs;
using Telephony.Sip;

namespace CallCenter.Web.Composition;

/// <summary>The program's way in: a verb, or the server. Exit code 0, or one clear line on stderr and non-zero.</summary>
internal static class CommandLine
{
    private const int WrongUse = 2;
    private const int CannotStart = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return args switch
            {
                // It has neither settings nor store: what it needs comes by its socket.
                [MediaVerb.Name, ..] => await MediaVerb.RunAsync(args),
                [var verb, ..] when !verb.StartsWith('-') => await VerbTable.RunAsync(args),
                _ => await Server.RunAsync(args),
            };
        }
        catch (SettingsException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return WrongUse;
        }
        catch (SipBindException taken)
        {
            await Console.Error.WriteLineAsync($"Cannot listen for SIP: {taken.Message} Set Telephony:Sip:Listen to another port, or to port 0 for any free one.");
            return CannotStart;
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            await Console.Error.WriteLineAsync($"Cannot listen for web pages: {taken.Message} Set Urls to another port.");
            return CannotStart;
        }
    }
}
