using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Persistence.Conventions;

/// <summary>Instants lie as UTC milliseconds: the same order and the same arithmetic on every provider.</summary>
internal sealed class UtcMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
