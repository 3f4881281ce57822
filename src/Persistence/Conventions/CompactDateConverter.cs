using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Persistence.Conventions;

/// <summary>Days lie as the number yyyyMMdd: ordered, readable, and the same for ADO on every provider.</summary>
internal sealed class CompactDateConverter() : ValueConverter<DateOnly, int>(day => CompactDate.ToNumber(day), number => CompactDate.FromNumber(number));
