namespace Persistence.Configurations;

/// <summary>Column lengths. Indexed columns need them on SQL Server; the others keep a hostile text from growing without end.</summary>
internal static class Lengths
{
    public const int Code = 40;
    public const int Number = 24;
    public const int Phone = 20;
    public const int RawPhone = 128;
    public const int Name = 80;
    public const int User = 64;
    public const int Line = 200;
    public const int Text = 4000;
    public const int Hash = 64;

    /// <summary>A protected password: base64 of key id, vector, cipher and tag.</summary>
    public const int Secret = 1000;
}
