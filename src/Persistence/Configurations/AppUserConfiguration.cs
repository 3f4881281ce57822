using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Users;

namespace Persistence.Configurations;

internal sealed class AppUserConfiguration : IEntityTypeConfiguration<AppUser>
{
    public void Configure(EntityTypeBuilder<AppUser> builder)
    {
        builder.ToTable("Users");
        builder.Property(u => u.DisplayName).HasMaxLength(Lengths.Name);
        builder.Property(u => u.Extension).HasMaxLength(8);
        builder.Property(u => u.SiteId).HasMaxLength(Lengths.Code);
        builder.Property(u => u.Culture).HasMaxLength(12);
        builder.Property(u => u.Theme).HasMaxLength(12);
        builder.Property(u => u.PhoneSecret).HasMaxLength(Lengths.Secret);
        builder.Property(u => u.Version).IsConcurrencyToken();
        builder.HasIndex(u => u.Extension).IsUnique();
    }
}
