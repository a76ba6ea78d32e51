// The application's database user with the least privilege: readWrite on one database and nothing else. For mongosh, as a user
// who may create users:
//   MFLIX_APP_PASSWORD='…' mongosh 'mongodb://root:…@localhost:27017/?authSource=admin' server-config/provision.js
// Running it twice is harmless: an existing user keeps its password and only that one role. ./mflix provision does the same.
const user = process.env.MFLIX_APP_USER || 'mflixAppUser';
const database = process.env.MFLIX_APP_DB || 'sample_mflix';
const roles = [{ role: 'readWrite', db: database }];
const admin = db.getSiblingDB('admin');

if (admin.getUser(user)) {
  admin.updateUser(user, { roles });
} else {
  admin.createUser({ user, pwd: process.env.MFLIX_APP_PASSWORD || passwordPrompt(), roles });
}
printjson(admin.getUser(user).roles);
