using System.Runtime.InteropServices;

namespace Telephony.Media.Dtls;

/// <summary>Empties OpenSSL's error queue, which belongs to the thread and would poison the next session served by it.</summary>
internal static class OpenSslErrors
{
    /// <summary>The first reason in the queue; the queue is empty afterwards.</summary>
    public static string Take()
    {
        var code = OpenSsl.ERR_get_error();
        OpenSsl.ERR_clear_error();
        if (code.Value == 0)
            return "no reason given";
        return Marshal.PtrToStringUTF8(OpenSsl.ERR_reason_error_string(code)) ?? $"error {code.Value:x}";
    }
}
