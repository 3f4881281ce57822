using System.Runtime.InteropServices;

namespace Telephony.Media.Dtls;

/// <summary>Owns one SSL and, from SSL_set_bio on, its two memory BIOs. OpenSSL itself counts the context's use.</summary>
internal sealed class SslHandle() : SafeHandle(nint.Zero, ownsHandle: true)
{
    public override bool IsInvalid => handle == nint.Zero;

    protected override bool ReleaseHandle()
    {
        OpenSsl.SSL_free(handle);
        return true;
    }
}
