using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Users;

namespace Persistence.Configurations;

internal sealed class OneTimeLinkConfiguration : IEntityTypeConfiguration<OneTimeLinkRow>
{
    public void Configure(EntityTypeBuilder<OneTimeLinkRow> builder)
    {
        builder.ToTable("OneTimeLinks").HasKey(l => l.Hash);
        builder.Property(l => l.Hash).HasMaxLength(Lengths.Hash);
        builder.Property(l => l.UserId).HasMaxLength(450);
        builder.HasIndex(l => l.UserId);
    }
}
