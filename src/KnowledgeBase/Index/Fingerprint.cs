using System.Security.Cryptography;
using System.Text.Json;

namespace KnowledgeBase.Index;

/// <summary>A short name of everything that a document says: equal documents need no writing.</summary>
internal static class Fingerprint
{
    public static string Of(KnowledgeDocument document) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(document)).AsSpan(0, 16));
}
