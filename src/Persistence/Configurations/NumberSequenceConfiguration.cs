using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Administration;

namespace Persistence.Configurations;

internal sealed class NumberSequenceConfiguration : IEntityTypeConfiguration<NumberSequenceRow>
{
    public void Configure(EntityTypeBuilder<NumberSequenceRow> builder)
    {
        builder.ToTable("NumberSequences").HasKey(n => n.Key);
        builder.Property(n => n.Key).HasMaxLength(Lengths.Code);
    }
}
